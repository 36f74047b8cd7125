using System.Globalization;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.Features.Health;

/// <summary>Tells somebody once which questions of theirs should be looked at. What was corrected meanwhile is not told of.</summary>
internal sealed class HealthNoteWork(FlagStore flags) : IMessageWork
{
    public const string KindName = "health.note";

    private const string Day = "yyyy-MM-dd";

    public string Kind => KindName;

    /// <param name="person">Who looks after the questions.</param>
    /// <param name="monday">On which they were found.</param>
    /// <param name="due">Calendar time, a decent hour.</param>
    public static NewDelivery Of(LearnerKey person, DateOnly monday, DateTimeOffset due) =>
        NewDelivery.To(person, KindName, monday.ToString(Day, CultureInfo.InvariantCulture), DeliveryClass.Nudge, due) with
        {
            Value = NudgeValue.QuestionHealth,
            ExpiresAt = due.AddDays(7),
        };

    /// <summary>The Monday on which the questions of a note were found.</summary>
    public static DateOnly DayOf(string slot) => DateOnly.ParseExact(slot, Day, CultureInfo.InvariantCulture);

    public async Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel)
    {
        var theirs = (await flags.ReadAsync(delivery.TeamId, DayOf(delivery.Slot), cancel)).Where(one => one.UserId == delivery.Recipient).ToList();
        return theirs.Count == 0 ? new Rendering.Drop("nothing to say") : new Rendering.Post(HealthView.Note(theirs));
    }
}
