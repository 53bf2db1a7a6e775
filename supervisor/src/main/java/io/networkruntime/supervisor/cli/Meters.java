package io.networkruntime.supervisor.cli;

import io.networkruntime.supervisor.process.ProcessMeter;

/** Whether the kernel's counts of processes can be read here, on which the outer ring of limits rests. */
final class Meters {
    private Meters() {}

    static boolean work() {
        try (ProcessMeter own = new ProcessMeter(ProcessHandle.current().pid())) {
            return own.residentBytes().isPresent() && own.cpuNanos().isPresent();
        }
    }
}
