package io.networkruntime.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signals and violent ends, of the program and of its agents. */
final class ProgramEndTest {
    private static final Duration ONE_SECOND = Duration.ofSeconds(1);
    private static final Duration TWO_SECONDS = Duration.ofSeconds(2);

    private static final String TWO_WORKERS = """
            const sandbox = new V8Sandbox({ agents: 2 });
            const workers = [await sandbox.createIsolate(), await sandbox.createIsolate()];
            """;

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void aSignalEndsTheProgramAndItsAgents(String signal, int exit) {
        try (RunningProgram program = start(TWO_WORKERS + "console.log('ready');")) {
            program.awaitOutput("ready");
            List<ProcessHandle> agents = program.agents();
            assertThat(agents).hasSizeGreaterThanOrEqualTo(2);

            program.signal(signal);

            program.finish().endedWith(exit);
            RunningProgram.awaitDeath(agents, TWO_SECONDS);
        }
    }

    @Test
    void aSecondSignalEndsABusyProgramAtOnce() {
        String busy = TWO_WORKERS + "workers[0].execute('for (;;);').catch(() => {}); console.log('ready'); for (;;);";
        try (RunningProgram program = start(busy)) {
            program.awaitOutput("ready");
            List<ProcessHandle> agents = program.agents();

            program.signal("TERM");
            program.signal("TERM");

            program.finish().endedWith(143);
            RunningProgram.awaitDeath(agents, TWO_SECONDS);
        }
    }

    @Test
    void noAgentOutlivesASupervisorThatIsKilled() {
        String busy = TWO_WORKERS + "workers[0].execute('for (;;);').catch(() => {}); console.log('ready');";
        try (RunningProgram program = start(busy, "--cpu-limit", "0")) {
            program.awaitOutput("ready");
            List<ProcessHandle> agents = program.agents();
            assertThat(agents).hasSizeGreaterThanOrEqualTo(2);

            program.signal("KILL");

            program.finish().endedWith(137);
            RunningProgram.awaitDeath(agents, TWO_SECONDS);
        }
    }

    @Test
    void theIsolatesOfAKilledAgentAreToldWithinASecondAndTheNextOneIsMade() {
        String script = TWO_WORKERS + """
                let ends = 0;
                const pending = workers.map((worker) => worker.execute('new Promise(() => {})').catch((e) => e.message));
                for (const worker of workers) {
                  worker.onSystem('destroyed', () => ends++);
                  worker.onSystem('terminated', (report) => {
                    ends++;
                    const { reason, signal, exitCode } = report;
                    console.log(worker.id, reason, signal, exitCode, typeof report.agentPid, typeof report.stderrTail);
                    if (ends === workers.length) console.log('all told');
                  });
                }
                console.log('ready');
                console.log((await Promise.all(pending)).join('; '));
                const next = await sandbox.createIsolate();
                console.log('next', await next.execute('6 * 7'), sandbox.isolateCount());
                await sandbox.shutdown();
                console.log('ends', ends);
                """;
        try (RunningProgram program = start(script)) {
            program.awaitOutput("ready");
            long before = System.nanoTime();
            program.agents().forEach(agent -> RunningProgram.send(agent.pid(), "KILL"));
            program.awaitOutput("all told");
            Duration told = Duration.ofNanos(System.nanoTime() - before);

            Finished finished = program.finish();

            assertThat(told).isLessThan(ONE_SECOND);
            assertThat(finished.stdout().lines().sorted())
                    .containsExactly(
                            "0 agent_lost 9 null number string",
                            "1 agent_lost 9 null number string",
                            "Isolate #0 (destroyed) ended: agent_lost; Isolate #1 (destroyed) ended: agent_lost",
                            "all told",
                            "ends 2",
                            "next 42 1",
                            "ready");
            finished.endedWith(0);
        }
    }

    private static RunningProgram start(String script, String... options) {
        List<String> arguments = new java.util.ArrayList<>(List.of(options));
        arguments.add("-");
        return JavaProgram.commandLine(arguments).reading(script).start();
    }

    @ParameterizedTest
    @CsvSource({"SEGV, 11", "BUS, 7", "ILL, 4", "FPE, 8", "ABRT, 6"})
    void aCrashOfAnAgentIsToldWithItsSignal(String name, int number) {
        String script = """
                const worker = await new V8Sandbox({ agents: 1 }).createIsolate();
                worker.onSystem('terminated', ({ reason, signal, exitCode }) => console.log(reason, signal, exitCode));
                console.log('ready');
                """;
        try (RunningProgram program = start(script)) {
            program.awaitOutput("ready");

            program.agents().forEach(agent -> RunningProgram.send(agent.pid(), name));

            program.awaitOutput("native_crash " + number + " null");
            program.finish().endedWith(0);
        }
    }
}
