/** The codecs behind CompressionStream and DecompressionStream; pure byte transforms that call nothing of ours but the op table. */
@NullMarked
package io.networkruntime.engine.ops.compression;

import org.jspecify.annotations.NullMarked;
