package io.networkruntime.supervisor.deno;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What the Deno namespace needs to know of the program it serves, and the one thing it asks of it: to end. */
public interface DenoHost {

    /** The script's own arguments, {@code Deno.args}. */
    List<String> args();

    /** The URL of the main script, {@code Deno.mainModule}. */
    String mainModule();

    /** The folder that {@code Deno.cwd()} names at start; absolute. */
    Path workingDirectory();

    /** Variables beside those of this process, which win. */
    default Map<String, String> environment() {
        return Map.of();
    }

    /** The file that started this program, {@code Deno.execPath()}. */
    Path executable();

    /** The version of V8, as {@code Deno.version.v8} gives it. */
    String v8Version();

    /** File descriptor 0 as the script sees it. */
    InputStream stdin();

    /** File descriptor 1 as the script sees it; unbuffered. */
    OutputStream stdout();

    /** File descriptor 2 as the script sees it; unbuffered. */
    OutputStream stderr();

    /** The isolate's memory now. Called on the isolate's thread, inside a call from JavaScript. */
    HeapUsage heapUsage();

    /**
     * Ends the program, for {@code Deno.exit}. Called on the isolate's thread, inside a call from JavaScript: must end the
     * process or terminate the isolate, because the script waits for that and for nothing else.
     *
     * @param code 0 to 255
     */
    void exit(int code);
}
