/**
 * The cryptography behind {@code crypto.subtle}: pure functions from bytes to bytes over the JDK's own providers (JCA), one class
 * per algorithm family, and the ops that offer them to an isolate. It knows no V8, keeps no key and no state between calls.
 */
@NullMarked
package io.networkruntime.engine.ops.crypto;

import org.jspecify.annotations.NullMarked;
