/** JSON texts (RFC 8259) to plain Java values and back, for configuration files and for what crosses to JavaScript as text. */
@NullMarked
package io.networkruntime.engine.json;

import org.jspecify.annotations.NullMarked;
