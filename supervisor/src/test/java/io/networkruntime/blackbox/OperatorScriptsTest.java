package io.networkruntime.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts that operators run, as far as this machine lets them. */
final class OperatorScriptsTest {
    private static final Path SCRIPTS = Checkout.root().resolve("scripts");

    @TempDir
    private Path folder;

    static Stream<Path> shellScripts() {
        return Stream.of("delegate-cgroup", "set-limits", "find-jdk", "network-runtime")
                .map(SCRIPTS::resolve);
    }

    @ParameterizedTest
    @MethodSource("shellScripts")
    void everyScriptParses(Path script) throws Exception {
        assertThat(run(Map.of(), "bash", "-n", script.toString()).exit()).isZero();
    }

    @ParameterizedTest
    @MethodSource("shellScripts")
    void shellcheckHasNothingToSay(Path script) throws Exception {
        Assumptions.assumeTrue(isThere("shellcheck"), "shellcheck is not installed");
        Finished checked = run(Map.of(), "shellcheck", script.toString());
        assertThat(checked.stdout()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-n 100", "-v 8000000"})
    void theLauncherNamesALimitUnderWhichNothingCouldRun(String limit) throws Exception {
        String launcher = SCRIPTS.resolve("network-runtime").toString();
        Finished refused = run(Map.of(), "bash", "-c", "ulimit " + limit + " && exec " + launcher + " eval 1");
        assertThat(refused.stderr()).contains("ulimit " + limit.substring(0, 2), " is " + limit.substring(3));
        refused.endedWith(4);
    }

    @Test
    void setLimitsLimitsARunningProcess() throws Exception {
        Process sleeper = new ProcessBuilder("sleep", "30").start();
        try {
            Finished set = script("set-limits", "--data", "1048576", "--cpu", "7", Long.toString(sleeper.pid()));
            set.endedWith(0);
            String limits = Files.readString(Path.of("/proc", Long.toString(sleeper.pid()), "limits"));
            assertThat(limits)
                    .containsPattern("Max core file size +0 +0 ")
                    .containsPattern("Max file size +0 +0 ")
                    .containsPattern("Max data size +1048576 +1048576 ")
                    .containsPattern("Max cpu time +7 +7 ");
        } finally {
            sleeper.destroyForcibly();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--data", "--data x 1", "--data 5", "--what 1", "12x"})
    void setLimitsRefusesWhatItDoesNotUnderstand(String arguments) throws Exception {
        Finished refused = script("set-limits", words(arguments));
        refused.endedWith(2);
        assertThat(refused.stderr()).startsWith("usage: set-limits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b c", "..", "a/b"})
    void delegateCgroupRefusesWhatItDoesNotUnderstand(String arguments) throws Exception {
        Finished refused = script("delegate-cgroup", words(arguments));
        refused.endedWith(2);
        assertThat(refused.stderr()).startsWith("usage: delegate-cgroup");
    }

    @Test
    void delegateCgroupNamesAUserThatIsNotThere() throws Exception {
        Finished refused = script("delegate-cgroup", "group", "no-such-user-here");
        refused.endedWith(2);
        assertThat(refused.stderr()).contains("no-such-user-here");
    }

    @Test
    void withoutAMemoryControllerDelegateCgroupSaysWhatHoldsTheLimitsThen() throws Exception {
        Finished refused = delegate(folder);
        refused.endedWith(4);
        assertThat(refused.stderr()).contains("poll of resident memory");
    }

    /** The files that the kernel would make are made here. */
    @Test
    void delegateCgroupTurnsTheControllerOnWhereTheHierarchyIsTheUnifiedOne() throws Exception {
        Path group = Files.createDirectories(folder.resolve("group/supervisor"));
        for (Path at : List.of(folder, group.getParent())) {
            Files.writeString(at.resolve("cgroup.controllers"), "cpu memory pids");
            Files.writeString(at.resolve("cgroup.subtree_control"), "cpu");
        }
        Files.createFile(group.resolve("cgroup.procs"));
        Files.createFile(group.resolveSibling("cgroup.procs"));
        Finished done = delegate(folder);
        done.endedWith(0);
        assertThat(done.stdout()).startsWith("cgroup v2: ").contains("group/supervisor/cgroup.procs");
        assertThat(folder.resolve("cgroup.subtree_control")).hasContent("+memory");
        assertThat(folder.resolve("group/cgroup.subtree_control")).hasContent("+memory");
    }

    @Test
    void delegateCgroupMakesAGroupOfThisMachineWhereItMay() throws Exception {
        Path memory = Path.of("/sys/fs/cgroup/memory");
        Assumptions.assumeTrue(Files.isWritable(memory), "this user may make no cgroup of version 1");
        String name = "network-runtime-test." + ProcessHandle.current().pid();
        try {
            script("delegate-cgroup", name).endedWith(0);
            assertThat(memory.resolve(name).resolve("memory.limit_in_bytes")).isWritable();
        } finally {
            Files.deleteIfExists(memory.resolve(name));
        }
    }

    @Test
    void systemdUnderstandsTheService() throws Exception {
        Assumptions.assumeTrue(isThere("systemd-analyze"), "systemd is not installed");
        String unit = Files.readString(SCRIPTS.resolve("network-runtime.service"))
                .replaceAll("(?m)^ExecStart=.*", "ExecStart=/bin/true");
        Path file = Files.writeString(folder.resolve("network-runtime.service"), unit);
        Finished checked = run(Map.of(), "systemd-analyze", "verify", file.toString());
        // Systemd before 254 does not know it, which docs/operations.md says.
        assertThat(checked.stderr().lines().filter(line -> line.contains("network-runtime.service")))
                .allSatisfy(line -> assertThat(line).contains("DelegateSubgroup"));
    }

    private static Finished delegate(Path root) throws Exception {
        return run(
                Map.of("CGROUP_ROOT", root.toString()),
                SCRIPTS.resolve("delegate-cgroup").toString(),
                "group");
    }

    private static String[] words(String arguments) {
        return arguments.isEmpty() ? new String[0] : arguments.split(" ", -1);
    }

    private static boolean isThere(String program) throws Exception {
        return run(Map.of(), "bash", "-c", "command -v " + program).exit() == 0;
    }

    private static Finished script(String name, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(SCRIPTS.resolve(name).toString()));
        command.addAll(List.of(arguments));
        return run(Map.of(), command.toArray(String[]::new));
    }

    private static Finished run(Map<String, String> variables, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(variables);
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        return new Finished(process.waitFor(), out, err);
    }
}
