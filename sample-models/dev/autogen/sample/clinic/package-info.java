/**
 * The entities of a clinic's chatbot: people talk to it in conversations, practitioners take over
 * where it must not answer, and what follows is booked, prescribed and invoiced.
 */
package dev.autogen.sample.clinic;
