/**
 * The product from outside: the real command line as a child process, or the Java API in one, with real agents.
 *
 * <p>No test here calls a class of the product but those of its public API.
 */
@NullMarked
package io.networkruntime.blackbox;

import org.jspecify.annotations.NullMarked;
