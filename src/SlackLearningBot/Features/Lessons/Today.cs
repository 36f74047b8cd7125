using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Choosing;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Lessons;

/// <summary>Posts or finds today's lesson. Never two messages for a day: what was sent is found, what waits is brought forward.</summary>
internal sealed class Today(
    NpgsqlDataSource database, Choosing choosing, LessonCards cards, Deliveries deliveries,
    IWorkspaces workspaces, CalendarClock calendar, MachineClock machine)
{
    // Slack waits three seconds for an answer; a message is usually there in a fraction of one.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    public async Task<TodayAnswer> AskAsync(LearnerKey person, CancellationToken cancel)
    {
        var answer = await database.InTransactionAsync(transaction => AskAsync(transaction, person, cancel), cancel);
        var asked = machine.Provider.GetTimestamp();
        while (answer is TodayAnswer.OnItsWay && machine.Provider.GetElapsedTime(asked) < Patience)
        {
            await Task.Delay(BetweenLooks, machine.Provider, cancel);
            answer = await database.InTransactionAsync(transaction => LookAsync(transaction, person, cancel), cancel) ?? answer;
        }

        return answer;
    }

    private async Task<TodayAnswer> AskAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel)
    {
        var now = calendar.Now;
        if (await LearnerStore.LockAsync(transaction, person, cancel) is not { } learner)
        {
            return new TodayAnswer.NotALearner();
        }

        var today = learner.Today(now);
        var turn = await TurnStore.FindOfDayAsync(transaction, person, today, cancel);
        if (turn is null)
        {
            var tracks = await ProgressStore.ReadTracksAsync(transaction, person, now, isAsked: true, cancel);
            if (LessonChoice.ChooseAsked(tracks, today) is LessonChoice.NoLesson none)
            {
                return none.Reason == NoLessonReason.NoTracks
                    ? new TodayAnswer.NoTracks()
                    : new TodayAnswer.NothingLeft(await TurnStore.FindNextBackAsync(transaction, person, now, cancel), now, learner.Rhythm.Zone);
            }
        }

        var daily = await MessageStore.LockDailyAsync(transaction, person, today, cancel);
        if (turn is not null && (daily is { State: "sent", IsWithoutLesson: false } || await HasComeBackAsync(transaction, learner, turn, now, cancel)))
        {
            return await ThereAsync(transaction, person, turn, cancel);
        }

        if (daily is { State: "sent", IsWithoutLesson: true })
        {
            await OweBesidesAsync(transaction, learner, today, daily.Id, cancel);
            return new TodayAnswer.OnItsWay();
        }

        await OweAsync(transaction, learner, today, daily, cancel);
        return new TodayAnswer.OnItsWay();
    }

    /// <summary>The day's message asked questions only: the lesson comes in one of its own.</summary>
    private async Task OweBesidesAsync(NpgsqlTransaction transaction, Learner learner, DateOnly today, Guid daily, CancellationToken cancel)
    {
        var now = calendar.Now;
        var served = await choosing.ServeAsync(transaction, [new LessonDay(learner, today, IsAsked: true, daily) { IsBesides = true }], cancel);
        if (served.GetValueOrDefault(learner.Key.UserId)?.Turn is { } turn && await TurnStore.BringNowAsync(transaction, learner.Key, turn.TurnId, now, cancel))
        {
            var wish = LessonAgain.Of(learner.Key, turn.LessonId, turn.Snoozes, now, learner.EndOf(today)) with { Class = DeliveryClass.Answer };
            if (await MessageStore.FindOpenAsync(transaction, learner.Key, wish.Slot, cancel) is null)
            {
                await deliveries.EnqueueAgainAsync(transaction, wish, cancel);
            }
        }
    }

    /// <summary>The lesson was put off until today, and its message is there.</summary>
    private static async Task<bool> HasComeBackAsync(NpgsqlTransaction transaction, Learner learner, Turn turn, DateTimeOffset now, CancellationToken cancel) =>
        turn.ComesBackAt >= learner.StartOf(learner.Today(now)) && turn.ComesBackAt <= now
        && await MessageStore.FindNewestAsync(transaction, learner.Key, turn, cancel) is not null;

    /// <summary>A delivery that is being sent is left alone: asked for again, it would be sent twice.</summary>
    private async Task OweAsync(NpgsqlTransaction transaction, Learner learner, DateOnly today, LessonMessage? daily, CancellationToken cancel)
    {
        var wish = Asked.LessonOf(learner.Key, today, DeliveryClass.Answer, calendar.Now) with { ExpiresAt = learner.EndOf(today) };
        switch (daily?.State)
        {
            case null:
                await deliveries.EnqueueAsync(transaction, wish, cancel);
                break;
            case "waiting" or "dropped" or "dead":
                await deliveries.EnqueueAgainAsync(transaction, wish, cancel);
                break;
        }
    }

    private async Task<TodayAnswer?> LookAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        await LearnerStore.FindAsync(transaction, person, cancel) is { } learner
        && await TurnStore.FindOfDayAsync(transaction, person, learner.Today(calendar.Now), cancel) is { } turn
        && await MessageStore.FindNewestAsync(transaction, person, turn, cancel) is not null
            ? await ThereAsync(transaction, person, turn, cancel)
            : null;

    /// <summary>Today's lesson with its link; also for App Home, which only looks.</summary>
    public async Task<TodayAnswer.There> ThereAsync(NpgsqlTransaction transaction, LearnerKey person, Turn turn, CancellationToken cancel)
    {
        var message = await MessageStore.FindNewestAsync(transaction, person, turn, cancel);
        var facts = await cards.ReadAsync(transaction, person, turn, message?.Id ?? Guid.Empty, cancel);
        return message is { Channel: { } channel, Ts: { } ts } && await workspaces.FindAsync(transaction, person.TeamId, cancel) is { } workspace
            ? new TodayAnswer.There(facts, workspace.LinkTo(channel, ts))
            : new TodayAnswer.There(facts, null);
    }
}
