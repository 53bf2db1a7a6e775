package io.networkruntime.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.networkruntime.protocol.ErrorSource;
import io.networkruntime.protocol.GuestError;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Modules and TypeScript in a worker, from Java. */
final class WorkerModulesTest extends WorkerTest {
    private final BlockingQueue<GuestError> errors = new LinkedBlockingQueue<>();

    @Override
    IsolateListener listener() {
        return new IsolateListener() {
            @Override
            public void onError(ErrorSource source, GuestError error) {
                errors.add(error);
            }
        };
    }

    @Test
    void aModuleImportsWhatWasGivenAndGivesItsData() throws Exception {
        Map<String, String> modules = Map.of("./a.ts", "export const a: number = 40", "b", "export default 2");
        ModuleScript script =
                ModuleScript.of("import { a } from './a.ts'; import b from 'b'; export const c = a + b", modules);
        assertThat(text(isolate.executeModule(script))).isEqualTo("{\"c\":42}");
        assertThat(text(isolate.executeModule(ModuleScript.of("./a.ts", Map.of()))))
                .isEqualTo("{\"a\":40}");
    }

    @Test
    void aNameThatWasNotGivenIsATypeErrorThatTheListenerHearsToo() throws Exception {
        GuestException missing = failure(isolate.executeModule(ModuleScript.of("./a.js", Map.of())));
        assertThat(missing).hasMessageContaining("TypeError").hasMessageContaining("./a.js");
        assertThat(Objects.requireNonNull(errors.poll(30, TimeUnit.SECONDS)).message())
                .isEqualTo(missing.errorMessage());
    }

    @Test
    void aNameKeepsItsText() throws Exception {
        text(isolate.executeModule(ModuleScript.of("a", Map.of("a", "export default 1"))));
        assertThat(text(isolate.executeModule(ModuleScript.of("./a", Map.of("a", "export default 1")))))
                .isEqualTo("{\"default\":1}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> isolate.executeModule(ModuleScript.of("a", Map.of("/a", "export default 2"))))
                .withMessageContaining("\"/a\"");
    }

    @Test
    void aModuleThatIsTooLargeForTheWireIsRefusedByName() {
        String large = "//" + "x".repeat(16 << 20);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> isolate.executeModule(ModuleScript.of("a.js", Map.of("a.js", large))))
                .withMessageContaining("a.js");
    }

    @Test
    void typeScriptFailsAtTheLineThatWasWritten() {
        String code = "interface Gone {\n  a: string\n}\nnull!.x";
        assertThat(failure(isolate.execute(code, "gone.ts", Language.TYPESCRIPT))
                        .guestStack())
                .contains("gone.ts:4:");
        GuestException broken = failure(isolate.execute("let x: = 1", "broken.ts", Language.TYPESCRIPT));
        assertThat(broken.errorName()).isEqualTo("SyntaxError");
        assertThat(broken.guestStack()).contains("let x: = 1").contains("broken.ts:1:8");
    }
}
