package io.networkruntime.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What the README and the documents show is run, and where they point to is there. */
final class DocumentationTest {
    private static final Pattern RUNNABLE = Pattern.compile("(?ms)^```js runnable\\n(.*?)^```$");
    private static final Pattern JAVA = Pattern.compile("(?ms)^```java\\n(.*?)^```$");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)");

    @TestFactory
    Stream<DynamicTest> everyRunnableExampleEndsWell() {
        return pages().flatMap(page -> RUNNABLE.matcher(read(page))
                .results()
                .map(example -> DynamicTest.dynamicTest(
                        Checkout.root().relativize(page) + ":" + lineOf(page, example),
                        () -> JavaProgram.commandLine("-")
                                .reading(example.group(1))
                                .run()
                                .endedWith(0))));
    }

    @Test
    void thereAreRunnableExamples() {
        assertThat(RUNNABLE.matcher(read(Checkout.root().resolve("README.md"))).find())
                .isTrue();
        assertThat(RUNNABLE.matcher(read(Checkout.root().resolve("docs/semantics.md")))
                        .results())
                .hasSizeGreaterThan(1);
    }

    @Test
    void theProgramOfTheJavaDocumentRuns(@TempDir Path folder) throws IOException {
        var program = JAVA.matcher(read(Checkout.root().resolve("docs/java-api.md")));
        assertThat(program.find()).isTrue();
        Path source = Files.writeString(folder.resolve("Embedding.java"), program.group(1));

        JavaProgram.ofSource(source).run().printed("greeting: \"Hello, Java\"\n6 * 7 = 42\nended: manual\n");
    }

    @TestFactory
    Stream<DynamicTest> everyLinkLeadsSomewhere() {
        return pages().map(page -> DynamicTest.dynamicTest(page.getFileName().toString(), () -> {
            List<String> dead = LINK.matcher(read(page))
                    .results()
                    .map(link -> link.group(1))
                    .filter(link -> !Files.exists(page.resolveSibling(link)))
                    .toList();
            assertThat(dead).as("dead links of %s", page).isEmpty();
        }));
    }

    private static Stream<Path> pages() {
        Path root = Checkout.root();
        try (Stream<Path> docs = Files.walk(root.resolve("docs"))) {
            return Stream.concat(
                    Stream.of("README.md", "CHANGELOG.md", "CONTRIBUTING.md").map(root::resolve),
                    docs.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static long lineOf(Path page, MatchResult match) {
        return read(page).substring(0, match.start()).lines().count() + 1;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
