package io.networkruntime.supervisor.limits;

import java.util.Collection;
import java.util.Optional;

/**
 * Whether one more isolate may be promised its memory, given what the operator gave for all agents together.
 *
 * @param total the memory of all agents, or none
 * @param agent what is reckoned for each agent beside its isolates
 * @param overhead what an isolate costs beside its own limit
 */
public record Admission(ByteSize total, ByteSize agent, ByteSize overhead) {

    /**
     * Why the isolate cannot be admitted; empty if it can.
     *
     * @param agents how many agents there will be
     * @param held the limits of the isolates that live
     */
    public Optional<String> refuse(int agents, Collection<IsolateLimits> held, IsolateLimits wanted) {
        if (total.isNone()) {
            return Optional.empty();
        }
        if (wanted.memory().isNone()) {
            return Optional.of("an isolate needs a memory limit where the sandbox has a total of memory");
        }
        double promised = (double) agents * agent.bytes() + cost(wanted);
        for (IsolateLimits one : held) {
            promised += cost(one);
        }
        return promised <= total.bytes()
                ? Optional.empty()
                : Optional.of("the isolates' memory limits would add up to " + (long) (promised / (1 << 20))
                        + " MiB with their agents, and the sandbox has " + (total.bytes() >> 20) + " MiB");
    }

    private double cost(IsolateLimits limits) {
        return (double) limits.memory().bytes() + overhead.bytes();
    }
}
