/**
 * The command line: its words, its exit codes, and the wiring of one run. Only what the script prints goes to standard
 * output.
 */
@NullMarked
package io.networkruntime.supervisor.cli;

import org.jspecify.annotations.NullMarked;
