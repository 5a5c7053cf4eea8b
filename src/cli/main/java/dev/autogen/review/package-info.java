/** What a reviewer of migrations is shown: all that is known of them, on one page. */
package dev.autogen.review;
