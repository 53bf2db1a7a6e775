/**
 * The words that supervisor and agent exchange, as sealed values, and the frames that carry them.
 *
 * <p>This room alone may see the generated classes of {@code io.networkruntime.wire}. It knows neither processes nor V8,
 * starts no thread and never parses the JavaScript values that it carries.
 *
 * <table>
 * <caption>Where to look</caption>
 * <tr><td>What is said</td><td>{@link io.networkruntime.protocol.ToAgent}, {@link io.networkruntime.protocol.FromAgent},
 *     {@link io.networkruntime.protocol.Payload}, {@link io.networkruntime.protocol.Outcome}</td></tr>
 * <tr><td>How large it may be</td><td>{@link io.networkruntime.protocol.WireLimits},
 *     {@link io.networkruntime.protocol.FlowCost}, {@link io.networkruntime.protocol.FrameMeasure}</td></tr>
 * <tr><td>What both sides allow beyond limits</td><td>{@link io.networkruntime.protocol.AgentAllowance}</td></tr>
 * <tr><td>A stream of frames</td><td>{@link io.networkruntime.protocol.FrameReader},
 *     {@link io.networkruntime.protocol.FrameWriter}; one frame: {@link io.networkruntime.protocol.WireCodec}</td></tr>
 * <tr><td>What an agent may say when</td><td>{@link io.networkruntime.protocol.AgentConversation}</td></tr>
 * </table>
 *
 * <p>A message is read in three steps, none of which trusts the one before: the frame (length prefix), the codec (fields,
 * sizes, text), the conversation (ids and order). What fails there is a value, {@code Frame.Bad} or
 * {@code Verdict.Violation}, because a hostile agent is an expected visitor; only the sender's own mistakes are exceptions.
 *
 * <p>Both codecs work from one table of fields, {@code MessageShape}, and not through the generated classes: those would
 * copy payloads twice, build an object per inner message and load a protobuf runtime in every child process. The tests hold
 * the table against the generated classes in both directions.
 */
@NullMarked
package io.networkruntime.protocol;

import org.jspecify.annotations.NullMarked;
