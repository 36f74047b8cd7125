using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Mentoring.People;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.Features.MentorAsks;

/// <summary>The question to a mentor: one message, at a decent hour of theirs, as long as it is still right to ask.</summary>
internal sealed class AskWork(NpgsqlDataSource database, AskReads reads, MentorFinder finder, CalendarClock calendar) : IMessageWork
{
    public const string KindName = "mentor.ask";

    public string Kind => KindName;

    public static string SlotOf(Guid wish, int place) => $"{wish:N}:{place}";

    /// <summary>Which choice a delivery asks about.</summary>
    public static (Guid Wish, int Place) Read(string slot) => (Guid.ParseExact(slot[..32], "N"), int.Parse(slot[33..], System.Globalization.CultureInfo.InvariantCulture));

    public static NewDelivery Of(Wish wish, Choice choice, DateTimeOffset due, DateTimeOffset answerBy) =>
        NewDelivery.To(new LearnerKey(wish.TeamId, choice.MentorId), KindName, SlotOf(wish.WishId, choice.Place), DeliveryClass.Nudge, due < answerBy ? due : answerBy.AddHours(-1)) with
        {
            ExpiresAt = answerBy, Value = NudgeValue.MentorAsk,
        };

    public async Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel)
    {
        var (id, place) = Read(delivery.Slot);
        return await database.InTransactionAsync<Rendering>(
            async transaction =>
            {
                if (!await Deliveries.HoldAsync(transaction, delivery, cancel)
                    || await WishStore.LockAsync(transaction, delivery.TeamId, id, cancel) is not { } wish
                    || wish.At(place) is not { State: "asked" } choice || choice.MentorId != delivery.Recipient)
                {
                    return new Rendering.Drop("not asked any more");
                }

                // Since they were chosen they may have paused, left, or named the mentee among those they do not want; their own place is taken by this question.
                var weighed = await finder.WeighAsync(transaction.Connection!, wish.Wish.Mentee, wish.Wish.MentorshipKind, [choice.MentorId], cancel);
                if (weighed.GetValueOrDefault(choice.MentorId) is not { } mentor || (mentor.Against is not null && !mentor.IsFull))
                {
                    await WishStore.SaveAsync(transaction, wish.Wish, choice, "gone", null, calendar.Now, cancel);
                    await WishStore.WaitAsync(transaction, wish.Wish, calendar.Now, cancel);
                    return new Rendering.Drop("not asked any more");
                }

                return new Rendering.Post(AskView.Ask(await reads.ShowAsync(transaction, wish.Wish, choice, cancel)));
            },
            cancel);
    }
}

/// <summary>What a mentor is shown.</summary>
/// <param name="Wish">Of the mentee.</param>
/// <param name="Choice">This mentor's.</param>
/// <param name="Mentee">Their profile; null when they wrote none.</param>
/// <param name="Mentor">The mentor's own profile; null when it is gone.</param>
internal sealed record ShownAsk(Wish Wish, Choice Choice, MentoringProfile? Mentee, StoredMentor? Mentor);
