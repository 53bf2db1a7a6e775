package io.networkruntime.blackbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code localStorage} from one run of a script to the next. */
final class LocalStorageTest {
    @TempDir
    private Path folder;

    private void prints(String script, String expected) {
        JavaProgram.commandLine(script).in(folder).run().printed(expected);
    }

    @Test
    void whatAScriptStoresItFindsAgainAndOthersDoNot() throws IOException {
        String count = "console.log(localStorage.n ?? 'none'); localStorage.n = 1 + Number(localStorage.n ?? 0);";
        Files.writeString(folder.resolve("one.js"), count);
        Files.writeString(folder.resolve("other.js"), count + "Deno.exit(0);");
        prints("one.js", "none\n");
        prints("one.js", "1\n");
        prints("other.js", "none\n");
        prints("other.js", "1\n");
        prints("one.js", "2\n");
    }
}
