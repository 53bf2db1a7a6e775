package io.networkruntime.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MetaTest {
    @Test
    void theHeadOfAFileSaysHowItIsRun() {
        Meta meta = Meta.of("""
                // META: title=A title
                // META: global=window,worker
                // META: script=/common/utils.js
                // META: script=resources/x.js
                // META: variant=?1-10
                // META: variant=?11-last
                // META: timeout=long
                // a comment
                test(() => {});
                // META: script=too-late.js
                """);
        assertThat(meta.title()).isEqualTo("A title");
        assertThat(meta.scripts()).containsExactly("/common/utils.js", "resources/x.js");
        assertThat(meta.variants()).containsExactly("?1-10", "?11-last");
        assertThat(meta.longTimeout()).isTrue();
        assertThat(meta.isForWorkers()).isTrue();
    }

    @Test
    void aFileWithoutAHeadRunsOnceInItsShortTime() {
        Meta meta = Meta.of("test(() => {});\n");
        assertThat(meta.variants()).containsExactly("");
        assertThat(meta.longTimeout()).isFalse();
        assertThat(meta.isForWorkers()).isTrue();
    }

    @Test
    void aFileForShadowRealmsAloneIsNotForWorkers() {
        assertThat(Meta.of("// META: global=shadowrealm\n").isForWorkers()).isFalse();
    }

    @Test
    void theImportsOfAWorkerFileAreFoundButTheHarness() {
        assertThat(Meta.imports("importScripts(\"/resources/testharness.js\", 'a.js');\nimportScripts('/b.js');"))
                .containsExactly("a.js", "/b.js");
    }
}
