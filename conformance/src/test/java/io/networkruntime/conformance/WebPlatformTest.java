package io.networkruntime.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs the corpus beside the project, or the one that the property {@code wpt.corpus} names; the slow files are left to
 * {@code conformance/run}.
 */
final class WebPlatformTest {
    private static final WptRun.Settings SETTINGS = new WptRun.Settings(2, 4, 2);

    @TestFactory
    Stream<DynamicTest> everyWebPlatformTestDoesWhatIsExpectedOfIt() throws Exception {
        Project project = new Project(Path.of(System.getProperty("wpt.project", ".")));
        Path folder = Optional.ofNullable(System.getProperty("wpt.corpus"))
                .filter(name -> !name.isEmpty())
                .map(Path::of)
                .orElse(project.defaultCorpus());
        Optional<Corpus> corpus = Corpus.in(folder);
        if (corpus.isEmpty()) {
            String reason = "no Web Platform Tests in " + folder + " (give their folder by -Dwpt.corpus=FOLDER)";
            return Stream.of(DynamicTest.dynamicTest(reason, () -> Assumptions.abort(reason)));
        }
        List<TestId> tests = corpus.get().tests().stream()
                .filter(test -> !Corpus.isSlow(test))
                .toList();
        Expectations expectations = project.expectations();
        List<FileResult> results = new WptRun(corpus.get(), expectations, SETTINGS).run(tests, _ -> {});
        Report report = new Report(results);
        System.out.print(report.table());
        System.out.print("\nWhat does not pass, and why:\n" + report.reasons(expectations));
        Files.writeString(
                Files.createDirectories(project.module().resolve("target")).resolve("wpt.json"), report.json());
        return results.stream()
                .collect(Collectors.groupingBy(result -> result.test().area(), TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(area -> DynamicTest.dynamicTest(
                        area.getKey(),
                        () -> assertThat(surprises(area.getValue(), expectations))
                                .as(
                                        "results in %s that are not as expected (conformance/run --update writes them down)",
                                        area.getKey())
                                .isEmpty()));
    }

    private static List<Surprise> surprises(List<FileResult> results, Expectations expectations) {
        return results.stream()
                .flatMap(result -> expectations.of(result.test()).surprises(result).stream())
                .toList();
    }
}
