using System.Text.Json.Serialization.Metadata;
using Dapper;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>A number from 1 to 5: the first counts, and a second click shows it.</summary>
internal sealed class CheckAction(Pairings pairings, CalendarClock calendar) : IActionHandler<CheckValue>
{
    public string Name => CheckView.Answer;

    public JsonTypeInfo<CheckValue> ValueType => Values.Default.CheckValue;

    public int ValueVersion => Values.Version;

    public Task<ActionReply> HandleAsync(ActionCall call, CheckValue value, CancellationToken cancel) => pairings.AsMemberAsync<ActionReply>(
        call.Actor,
        value.Mentorship,
        Pairings.NotYoursReply,
        async (transaction, pairing, member) => value is { Moment: CheckMoments.Midway or CheckMoments.End, Useful: >= 1 and <= 5 }
            ? new ActionReply.ReplaceMessage(CheckView.Answered(
                pairing, member, value.Moment, await CheckStore.SaveAsync(transaction, Pairings.Person(call.Actor), value, calendar.Now, cancel)))
            : Pairings.NotYoursReply,
        cancel);
}

/// <summary>All writing on <c>mentorship_check</c>.</summary>
internal static class CheckStore
{
    private const string SaveSql = """
        insert into mentorship_check (team_id, mentorship_id, user_id, moment, useful, answered_at)
        values (@TeamId, @MentorshipId, @UserId, @Moment, @Useful, @Now)
            on conflict do nothing
        """;

    private const string FindSql = """
        select useful::int from mentorship_check where team_id = @TeamId and mentorship_id = @MentorshipId and user_id = @UserId and moment = @Moment
        """;

    /// <summary>What counts: this, or what was said before.</summary>
    public static async Task<int> SaveAsync(NpgsqlTransaction transaction, LearnerKey person, CheckValue value, DateTimeOffset now, CancellationToken cancel)
    {
        var values = new { person.TeamId, person.UserId, MentorshipId = value.Mentorship, value.Moment, Useful = (short)value.Useful, Now = now };
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(SaveSql, values, transaction, cancellationToken: cancel));
        return await transaction.Connection!.QuerySingleAsync<int>(new CommandDefinition(FindSql, values, transaction, cancellationToken: cancel));
    }
}
