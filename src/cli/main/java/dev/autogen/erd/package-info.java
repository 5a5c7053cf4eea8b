/** Entity-relationship diagrams: tables and foreign keys as a picture. */
package dev.autogen.erd;
