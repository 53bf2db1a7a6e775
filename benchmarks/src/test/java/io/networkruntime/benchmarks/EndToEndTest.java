package io.networkruntime.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EndToEndTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @Test
    void aShortRunGivesEveryFigure() throws Exception {
        Report report = new EndToEnd(ROOT, Plan.SHORT).measure();
        assertThat(report.lines())
                .hasSize(10)
                .allSatisfy(line ->
                        assertThat(line.ours()).as(line.what()).isPositive().isFinite());
    }

    @Test
    void aShortRunGivesEveryFigureOfTheWebPlatform() throws Exception {
        Report report = new EndToEnd(ROOT, Plan.SHORT).measureWebPlatform();
        assertThat(report.lines())
                .hasSize(6)
                .allSatisfy(line ->
                        assertThat(line.ours()).as(line.what()).isPositive().isFinite());
    }

    @Test
    void aShortRunGivesEveryFigureOfSockets() throws Exception {
        Report report = new EndToEnd(ROOT, Plan.SHORT).measureSockets();
        assertThat(report.lines())
                .hasSize(6)
                .allSatisfy(line ->
                        assertThat(line.ours()).as(line.what()).isPositive().isFinite());
    }

    @Test
    void aPercentileIsTheSmallestValueThatSoManyDoNotExceed() {
        Figures figures = Figures.of("us", 4, 1, 3, 2);
        assertThat(figures.median()).isEqualTo(2);
        assertThat(figures.percentile(99)).isEqualTo(4);
        assertThat(figures.percentile(25)).isEqualTo(1);
    }
}
