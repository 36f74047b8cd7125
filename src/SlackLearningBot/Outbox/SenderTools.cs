using SlackLearningBot.Clock;
using SlackLearningBot.Settings;

namespace SlackLearningBot.Outbox;

/// <summary>What every workspace's sender works with.</summary>
internal sealed record SenderTools(
    Holder Holder, ClaimStore Claims, Preparer Preparer, Doer Doer, Recorder Recorder, Lanes Lanes, Desks Desks, DeliverySettings Settings,
    CalendarClock Calendar, MachineClock Machine, ILogger<TeamSender> Log);
