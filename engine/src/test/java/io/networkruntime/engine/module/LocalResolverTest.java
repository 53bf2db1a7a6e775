package io.networkruntime.engine.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LocalResolverTest {
    @TempDir
    Path folder;

    @BeforeEach
    void realFolder() throws IOException {
        folder = folder.toRealPath();
    }

    private void file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** The URL of a specifier in {@code a.js} of the folder, or the message of its failure, with the folder as {@code ~}. */
    private String resolve(String specifier, ReferenceKind by) {
        try {
            return tidy(
                    LocalResolver.forProgramIn(folder).resolve(specifier, FileUrls.url(folder.resolve("a.js")), by));
        } catch (ImportException refused) {
            return tidy(refused.failure().code() + " " + refused.failure().message());
        }
    }

    private String resolve(String specifier) {
        return resolve(specifier, ReferenceKind.IMPORT);
    }

    private String tidy(String text) {
        return text.replace(folder.toString(), "~");
    }

    @ParameterizedTest
    @CsvSource({
        "./b.js, file://~/b.js",
        "./x/../b.js, file://~/b.js",
        "./b.js?q=1#f, file://~/b.js?q=1#f",
        "./b c.js, file://~/b%20c.js",
        "./é.js, file://~/%C3%A9.js",
        "./a[1]{2}|^.js, file://~/a%5B1%5D%7B2%7D%7C%5E.js",
        "/x/y.js, file:///x/y.js",
        "file:///x/./y/../z.js, file:///x/z.js",
        "'data:text/javascript,1 + 1', 'data:text/javascript,1 + 1'",
    })
    void urlsArePutTogetherAsInABrowser(String specifier, String url) {
        assertThat(resolve(specifier)).isEqualTo(url);
    }

    @Test
    void aPathCannotLeaveTheRoot() {
        assertThat(resolve("/../../../etc/passwd")).isEqualTo("file:///etc/passwd");
    }

    @ParameterizedTest
    @CsvSource({
        "https://deno.land/x.ts, ERR_UNSUPPORTED_ESM_URL_SCHEME, modules are not loaded from the network",
        "jsr:@std/path, ERR_UNSUPPORTED_ESM_URL_SCHEME, modules are not loaded from the network",
        "node:fs, ERR_UNKNOWN_BUILTIN_MODULE, Node's built-in modules are not available",
        "ftp://x, ERR_UNSUPPORTED_ESM_URL_SCHEME, is not supported",
        "left-pad, ERR_MODULE_NOT_FOUND, must be installed in node_modules",
        "b.js, ERR_MODULE_NOT_FOUND, a relative import must begin with",
        "'', ERR_MODULE_NOT_FOUND, Cannot find package",
        "'@scope', ERR_MODULE_NOT_FOUND, Cannot find package",
        "#none, ERR_PACKAGE_IMPORT_NOT_DEFINED, is not defined in",
        "./%zz.js, ERR_INVALID_MODULE_SPECIFIER, Invalid module specifier",
    })
    void whatCannotBeImportedSaysWhy(String specifier, String code, String why) {
        assertThat(resolve(specifier)).startsWith(code).contains(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000",
                "../../../../..",
                "x:y",
                "::",
                "a\\b",
                "@/x",
                "%",
                "#",
                "//",
                "\ud800",
                "npm:",
                "file:",
                "file://host/x"
            })
    void hostileSpecifiersFailOrGiveAFileUrl(String specifier) {
        assertThat(resolve(specifier)).matches("(?s)(ERR_[A-Z_]+ .*|file:///.*)");
    }

    @Test
    void theImportMapOfTheConfigurationIsUsed() throws IOException {
        file("deno.jsonc", """
                {
                  // a comment
                  "imports": {
                    "lib": "./src/lib.ts",
                    "lib/": "./src/",
                    "lib/deep/": "./deep/",
                    "./moved.js": "./here.js",
                    "https://example.com/": "./vendor/",
                    "bare": "npm:chalk@5/sub",
                  },
                  "scopes": { "./other/": { "lib": "./other.ts" } },
                }
                """);
        file("node_modules/chalk/sub.js", "");
        assertThat(resolve("lib")).isEqualTo("file://~/src/lib.ts");
        assertThat(resolve("lib/x.ts")).isEqualTo("file://~/src/x.ts");
        assertThat(resolve("lib/deep/x.ts")).isEqualTo("file://~/deep/x.ts");
        assertThat(resolve("./moved.js")).isEqualTo("file://~/here.js");
        assertThat(resolve("https://example.com/x/y.js")).isEqualTo("file://~/vendor/x/y.js");
        assertThat(resolve("bare")).isEqualTo("file://~/node_modules/chalk/sub.js");
        assertThat(resolve("lib/../../../etc/passwd")).contains("leaves the folder");
        LocalResolver resolver = LocalResolver.forProgramIn(folder);
        assertThat(tidy(resolver.resolve("lib", FileUrls.url(folder.resolve("other/x.js")), ReferenceKind.IMPORT)))
                .isEqualTo("file://~/other.ts");
    }

    @Test
    void aSeparateImportMapIsFollowedAndABrokenOneIsNamed() throws IOException {
        file("deno.json", "{\"importMap\": \"./maps/m.json\"}");
        file("maps/m.json", "{\"imports\": {\"x\": \"./x.js\"}}");
        assertThat(resolve("x")).isEqualTo("file://~/maps/x.js");
        file("deno.json", "{\"imports\": {\"x\" \"y\"}}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LocalResolver.forProgramIn(folder))
                .withMessageContaining("deno.json is not valid: ")
                .withMessageContaining("expecting a colon")
                .withMessageContaining("at line 1, column 18");
    }

    @Test
    void conditionsArePickedInThePackagesOrder() throws IOException {
        file("node_modules/p/package.json", """
                {"name": "p", "exports": {
                  ".": {"browser": "./browser.js", "deno": "./deno.js", "import": "./import.js"},
                  "./two": {"require": "./two.cjs", "import": {"types": "./two.d.ts", "default": "./two.mjs"}},
                  "./three": [{"browser": "./no.js"}, "./three.js"],
                  "./files/*": "./src/*.js", "./files/special/*": "./special/*.js", "./files/secret/*": null,
                  "./data.json": "./data.json", "./out": "../../out.js"
                }}
                """);
        String p = "file://~/node_modules/p/";
        assertThat(resolve("p")).isEqualTo(p + "deno.js");
        assertThat(resolve("p/two")).isEqualTo(p + "two.mjs");
        assertThat(resolve("p/two", ReferenceKind.REQUIRE)).isEqualTo(p + "two.cjs");
        assertThat(resolve("p/three")).isEqualTo(p + "three.js");
        assertThat(resolve("p/files/a/b")).isEqualTo(p + "src/a/b.js");
        assertThat(resolve("p/files/special/x")).isEqualTo(p + "special/x.js");
        assertThat(resolve("p/files/secret/x")).startsWith("ERR_PACKAGE_PATH_NOT_EXPORTED");
        assertThat(resolve("p/package.json"))
                .startsWith("ERR_PACKAGE_PATH_NOT_EXPORTED \"./package.json\" is not exported by");
        assertThat(resolve("p/out")).startsWith("ERR_INVALID_PACKAGE_TARGET");
        assertThat(resolve("npm:p@^1.2/two")).isEqualTo(p + "two.mjs");
    }

    @Test
    void whatIsMeantForNodeIsTakenOnlyWhereThereIsNothingElse() throws IOException {
        file("node_modules/p/package.json", """
                {"exports": {".": {"node": "./node.js", "default": "./any.js"}, "./only": {"node": {"import": "./only.js"}, "browser": "./no.js"}}}
                """);
        assertThat(resolve("p")).isEqualTo("file://~/node_modules/p/any.js");
        assertThat(resolve("p/only")).isEqualTo("file://~/node_modules/p/only.js");
    }

    @Test
    void packagesWithoutExportsAreProbed() throws IOException {
        file("node_modules/a/index.js", "");
        file("node_modules/b/package.json", "{\"main\": \"lib\"}");
        file("node_modules/b/lib/index.js", "");
        file("node_modules/b/lib/x.js", "");
        file("node_modules/@s/c/package.json", "{\"main\": \"./main.js\", \"type\": \"module\"}");
        file("node_modules/@s/c/main.js", "");
        assertThat(resolve("a")).isEqualTo("file://~/node_modules/a/index.js");
        assertThat(resolve("b")).isEqualTo("file://~/node_modules/b/lib/index.js");
        assertThat(resolve("b/lib/x")).isEqualTo("file://~/node_modules/b/lib/x.js");
        assertThat(resolve("@s/c")).isEqualTo("file://~/node_modules/@s/c/main.js");
    }

    @Test
    void aPackageImportsItselfAndItsPrivateNames() throws IOException {
        file("package.json", """
                {"name": "me", "exports": {"./x": "./x.js"}, "imports": {"#in": "./in.js", "#dir/*": "./d/*.js", "#dep": {"deno": "dep", "default": "./no.js"}}}
                """);
        file("node_modules/dep/index.js", "");
        assertThat(resolve("me/x")).isEqualTo("file://~/x.js");
        assertThat(resolve("#in")).isEqualTo("file://~/in.js");
        assertThat(resolve("#dir/a")).isEqualTo("file://~/d/a.js");
        assertThat(resolve("#dep")).isEqualTo("file://~/node_modules/dep/index.js");
    }

    @Test
    void aBrokenPackageConfigurationIsNamed() throws IOException {
        file("node_modules/p/package.json", "{oops}");
        ImportException refused = catchThrowableOfType(
                ImportException.class,
                () -> LocalResolver.forProgramIn(folder)
                        .resolve("p", FileUrls.url(folder.resolve("a.js")), ReferenceKind.IMPORT));
        assertThat(refused.failure().message()).contains("package.json").contains("line 1, column 2");
    }
}
