/** What was found, in the forms that build servers and code hosts read. */
package dev.autogen.report;
