using System.Text.Json.Serialization.Metadata;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Care;

/// <summary>One click changes the rhythm, and the message says what was done. A second click shows the first one's result.</summary>
internal sealed class LessOftenAction(NpgsqlDataSource database, IRhythms rhythms, CalendarClock calendar) : IActionHandler<LessOftenChoice>
{
    private const int PauseDays = 14;

    public string Name => LessOftenView.Answer;

    public JsonTypeInfo<LessOftenChoice> ValueType => CareJson.Default.LessOftenChoice;

    public int ValueVersion => CareJson.Version;

    public Task<ActionReply> HandleAsync(ActionCall call, LessOftenChoice value, CancellationToken cancel) => database.InTransactionAsync(
        transaction => AnswerAsync(transaction, new LearnerKey(call.Actor.TeamId!, call.Actor.UserId), value, cancel), cancel);

    private async Task<ActionReply> AnswerAsync(NpgsqlTransaction transaction, LearnerKey person, LessOftenChoice value, CancellationToken cancel)
    {
        if (!await LessOftenStore.HoldAsync(transaction, person, value.Delivery, cancel))
        {
            return new ActionReply.Remark(Remarks.NotYours);
        }

        var now = calendar.Now;
        var before = await rhythms.LockAsync(transaction, person, cancel);
        if (await LessOftenStore.FindAsync(transaction, person, value.Delivery, cancel) is { } said)
        {
            return new ActionReply.ReplaceMessage(LessOftenView.Answered(said, before, value.Delivery, now));
        }

        if (before is null)
        {
            return new ActionReply.ReplaceMessage(LessOftenView.NotLearning);
        }

        if (AnswerOf(value, before, now) is not { } answer)
        {
            return new ActionReply.Remark(Remarks.EarlierVersion);
        }

        await LessOftenStore.SaveAsync(transaction, person, value.Delivery, answer, now, cancel);
        if (answer.Choice == LessOftenChoice.Stop)
        {
            return new ActionReply.ReplaceMessage(LessOftenView.Stopped(await rhythms.StopAsync(transaction, person, cancel)));
        }

        var after = await DoAsync(transaction, person, answer, before, cancel);
        return new ActionReply.ReplaceMessage(LessOftenView.Answered(answer, after, value.Delivery, now));
    }

    private static LessOftenAnswer? AnswerOf(LessOftenChoice value, RhythmNow before, DateTimeOffset now)
    {
        var answer = new LessOftenAnswer { Choice = value.Choice, DaysBefore = (short)before.Rhythm.Days };
        return value.Choice switch
        {
            LessOftenChoice.Keep or LessOftenChoice.Stop => answer,
            LessOftenChoice.FewerDays when value.Days is > 0 and <= (short)LearningDays.EveryDay => answer with { DaysAfter = value.Days },
            LessOftenChoice.Pause => answer with { PausedUntil = LocalDay.Of(now, before.Rhythm.Zone).AddDays(PauseDays) },
            _ => null,
        };
    }

    private async Task<RhythmNow?> DoAsync(NpgsqlTransaction transaction, LearnerKey person, LessOftenAnswer answer, RhythmNow before, CancellationToken cancel)
    {
        switch (answer)
        {
            case { DaysAfter: { } days }:
                return await rhythms.ChangeDaysAsync(transaction, person, (LearningDays)days, cancel);
            case { PausedUntil: { } back }:
                return await rhythms.PauseAsync(transaction, person, back, cancel);
            default:
                return before;
        }
    }
}

/// <summary>The days, or the end of the pause, as they were before; unless they were changed in another way meanwhile.</summary>
internal sealed class LessOftenUndoAction(NpgsqlDataSource database, IRhythms rhythms, CalendarClock calendar) : IActionHandler<LessOftenChoice>
{
    public string Name => LessOftenView.Undo;

    public JsonTypeInfo<LessOftenChoice> ValueType => CareJson.Default.LessOftenChoice;

    public int ValueVersion => CareJson.Version;

    public Task<ActionReply> HandleAsync(ActionCall call, LessOftenChoice value, CancellationToken cancel) => database.InTransactionAsync(
        transaction => UndoAsync(transaction, new LearnerKey(call.Actor.TeamId!, call.Actor.UserId), value.Delivery, cancel), cancel);

    private async Task<ActionReply> UndoAsync(NpgsqlTransaction transaction, LearnerKey person, Guid delivery, CancellationToken cancel)
    {
        if (!await LessOftenStore.HoldAsync(transaction, person, delivery, cancel)
            || await LessOftenStore.FindAsync(transaction, person, delivery, cancel) is not { } said)
        {
            return new ActionReply.Remark(Remarks.NotYours);
        }

        var now = calendar.Now;
        var rhythm = await rhythms.LockAsync(transaction, person, cancel);
        if (said.Undone || rhythm is null)
        {
            return new ActionReply.ReplaceMessage(LessOftenView.Answered(said, rhythm, delivery, now));
        }

        if ((said.DaysAfter is { } days && (short)rhythm.Rhythm.Days != days) || (said.PausedUntil is { } back && rhythm.PausedUntil != back))
        {
            return new ActionReply.ReplaceMessage(LessOftenView.ChangedSince(rhythm, now));
        }

        var undone = said switch
        {
            { DaysAfter: not null } => await rhythms.ChangeDaysAsync(transaction, person, (LearningDays)said.DaysBefore, cancel),
            { PausedUntil: not null } => await rhythms.ResumeAsync(transaction, person, cancel),
            _ => null,
        };
        if (undone is null)
        {
            return new ActionReply.ReplaceMessage(LessOftenView.Answered(said, rhythm, delivery, now));
        }

        await LessOftenStore.UndoAsync(transaction, person, delivery, cancel);
        return new ActionReply.ReplaceMessage(LessOftenView.Answered(said with { Undone = true }, undone, delivery, now));
    }
}
