package io.networkruntime.supervisor.pool;

/** Says that an agent died before it could do what was asked of it. */
public final class AgentLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient AgentDeath death;

    AgentLostException(AgentDeath death) {
        super("the agent was lost: " + death.cause().detail(), null, false, false);
        this.death = death;
    }

    public AgentDeath death() {
        return death;
    }
}
