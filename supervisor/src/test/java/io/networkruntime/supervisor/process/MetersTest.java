package io.networkruntime.supervisor.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class MetersTest {
    @Test
    void theThreadMeterAgreesWithTheThreadsOwnClock() {
        long self = ProcessHandle.current().pid();
        try (ThreadMeter meter = new ThreadMeter(self, new Posix().threadId())) {
            long until = System.nanoTime() + Duration.ofMillis(50).toNanos();
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            long own = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            long seen = meter.cpuNanos().orElseThrow();
            assertThat(seen).isBetween(own - 10_000_000, own + 10_000_000).isGreaterThan(1_000_000);
        }
    }

    @Test
    void aLivingProcessHasMemoryTimeAndDescriptors() {
        try (ProcessMeter meter = new ProcessMeter(ProcessHandle.current().pid())) {
            long resident = meter.residentBytes().orElseThrow();
            assertThat(resident).isGreaterThan(20 << 20);
            assertThat(meter.peakResidentBytes().orElseThrow()).isGreaterThan(resident / 2);
            assertThat(meter.proportionalBytes().orElseThrow()).isBetween(10L << 20, 2 * resident);
            assertThat(meter.dataBytes().orElseThrow()).isGreaterThan(20 << 20);
            assertThat(meter.threads().orElseThrow()).isGreaterThan(3);
            assertThat(meter.descriptors().orElseThrow()).isGreaterThan(3);
            long before = meter.cpuNanos().orElseThrow();
            assertThat(before).isGreaterThan(10_000_000);
            assertThat(meter.cpuNanos().orElseThrow()).isGreaterThan(before);
        }
    }

    @Test
    void aDeadProcessGivesNothing() throws Exception {
        Process child = new ProcessBuilder("/bin/cat").start();
        try (ProcessMeter meter = new ProcessMeter(child.pid());
                ThreadMeter thread = new ThreadMeter(child.pid(), child.pid())) {
            assertThat(meter.residentBytes()).isPresent();
            assertThat(thread.cpuNanos()).isPresent();
            child.destroyForcibly().waitFor();
            assertThat(meter.residentBytes()).isEmpty();
            assertThat(meter.peakResidentBytes()).isEmpty();
            assertThat(meter.proportionalBytes()).isEmpty();
            assertThat(meter.threads()).isEmpty();
            assertThat(meter.descriptors()).isEmpty();
            assertThat(meter.cpuNanos()).isEmpty();
            assertThat(thread.cpuNanos()).isEmpty();
        }
    }

    @Test
    void aThreadThatNeverWasGivesNothing() {
        try (ThreadMeter meter = new ThreadMeter(ProcessHandle.current().pid(), Integer.MAX_VALUE)) {
            assertThat(meter.cpuNanos()).isEqualTo(OptionalLong.empty());
        }
    }
}
