/**
 * What a project does about differences. Diffing finds every one; here some are set aside, before
 * what is left is planned: the target is given what the live schema has in their place.
 */
package dev.autogen.policy;
