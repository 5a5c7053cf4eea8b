/**
 * Everything autogen knows of MySQL: how a live schema is read into values, how operations become
 * DDL, what the server makes of a definition. The only package that writes SQL.
 */
package dev.autogen.mysql;
