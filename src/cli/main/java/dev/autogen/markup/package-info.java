/** Pages and pictures as text: elements, written so that nothing of others becomes a part of it. */
package dev.autogen.markup;
