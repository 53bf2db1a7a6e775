package io.networkruntime.engine.isolate;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.values.reference.V8ValueArrayBuffer;
import java.nio.ByteBuffer;

/**
 * A small buffer that Java and one isolate's bundle both see, through which short messages pass without strings.
 *
 * <p>V8 owns the memory. The view is safe because guest code never sees the buffer and the bundle never detaches it; it
 * ends with the isolate.
 */
public final class MessageWindow {
    private final V8ValueArrayBuffer handle;
    private final ByteBuffer view;

    MessageWindow(V8ValueArrayBuffer handle) {
        this.handle = handle;
        this.view = handle.getByteBuffer();
    }

    public int capacity() {
        return view.capacity();
    }

    public void put(int at, byte[] bytes) {
        view.put(at, bytes);
    }

    public byte[] get(int at, int length) {
        byte[] bytes = new byte[length];
        view.get(at, bytes);
        return bytes;
    }

    void close() throws JavetException {
        handle.close();
    }
}
