package io.networkruntime.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class CallLedgerTest {
    @Property(tries = 300)
    void isASet(@ForAll @Size(max = 300) List<@LongRange(min = 0, max = 60) Long> steps) {
        var ledger = new CallLedger();
        var model = new HashSet<Long>();
        for (long step : steps) {
            var call = new CallId(step / 2);
            if (step % 2 == 0) {
                assertThat(ledger.add(call)).isEqualTo(model.add(call.value()));
            } else {
                assertThat(ledger.remove(call)).isEqualTo(model.remove(call.value()));
            }
            assertThat(ledger.size()).isEqualTo(model.size());
        }
    }
}
