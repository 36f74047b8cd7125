using Dapper;
using Npgsql;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Courses;

/// <summary>Questions about proposals that were held back and not answered since.</summary>
internal sealed class CoursesWaiting : IWaiting
{
    public IReadOnlyList<string> Kinds { get; } = [ProposedWork.KindName];

    private const string ReadSql = """
        select course_id, title
          from course
         where team_id = @TeamId and course_id = any(@CourseIds::uuid[]) and state = 'proposed'
        """;

    public async Task<IReadOnlyList<WaitingThing?>> ReadAsync(
        NpgsqlTransaction transaction, string teamId, IReadOnlyList<HeldBack> held, DateTimeOffset now, CancellationToken cancel)
    {
        var titles = (await transaction.Connection!.QueryAsync<(Guid CourseId, string Title)>(new CommandDefinition(
            ReadSql, new { TeamId = teamId, CourseIds = held.Select(one => Guid.Parse(one.Slot)).ToArray() }, transaction, cancellationToken: cancel)))
            .ToDictionary(row => row.CourseId, row => row.Title);
        return [.. held.Select(one => titles.TryGetValue(Guid.Parse(one.Slot), out var title) ? new WaitingThing(Mrkdwn.Of($"A proposal for the list of what can be learnt elsewhere: {title}")) : null)];
    }
}
