using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Dapper;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Programmes;

/// <summary>The workspace's programmes and the groups in them, a page of each.</summary>
internal static class ProgrammeLists
{
    public const int MostProgrammes = 15;
    public const int MostGroups = 10;

    private const string ReadProgrammesSql = """
        select p.programme_id, p.title, p.version,
               s.steps, s.for_managers, s.has_session,
               (select count(*)::int from programme_cohort c where c.team_id = p.team_id and c.programme_id = p.programme_id and c.state = 'running') as running
          from programme p
         cross join lateral (
               select count(*) filter (where kind <> 'session')::int as steps, count(*) filter (where kind <> 'session' and audience = 'manager')::int as for_managers,
                      count(*) filter (where kind = 'session') > 0 as has_session
                 from programme_step
                where team_id = p.team_id and programme_id = p.programme_id and not removed) s
         where p.team_id = @TeamId
         order by lower(p.title), p.programme_id
         limit @Limit offset @Offset
        """;

    private const string ReadGroupsSql = """
        select c.cohort_id, p.title, c.session_at, c.starts_on, c.state
          from programme_cohort c
          join programme p on p.team_id = c.team_id and p.programme_id = c.programme_id
         where c.team_id = @TeamId and c.state <> 'cancelled'
         order by case when c.session_at > @Now then c.session_at end nulls last, c.created_at desc, c.cohort_id
         limit @Limit offset @Offset
        """;

    /// <summary>Programmes by title; groups with a session ahead first, the nearest of them at the top, and then the newest.</summary>
    public static async Task<ListedProgrammes> ReadAsync(NpgsqlTransaction transaction, string teamId, ListedPages pages, DateTimeOffset now, CancellationToken cancel)
    {
        var programmes = await transaction.Connection!.QueryAsync<ProgrammeLine>(new CommandDefinition(
            ReadProgrammesSql, new { TeamId = teamId, Limit = MostProgrammes + 1, Offset = pages.Programmes * MostProgrammes }, transaction, cancellationToken: cancel));
        var groups = await transaction.Connection!.QueryAsync<GroupLine>(new CommandDefinition(
            ReadGroupsSql, new { TeamId = teamId, Limit = MostGroups + 1, Offset = pages.Groups * MostGroups, Now = now }, transaction, cancellationToken: cancel));
        return new ListedProgrammes(pages, programmes.AsList(), groups.AsList());
    }
}

/// <summary>One look at the list.</summary>
/// <param name="Pages">Which pages.</param>
/// <param name="Programmes">Of this page, and one more when there is a next one.</param>
/// <param name="Groups">The same.</param>
internal sealed record ListedProgrammes(ListedPages Pages, IReadOnlyList<ProgrammeLine> Programmes, IReadOnlyList<GroupLine> Groups);

/// <summary>A group in a list.</summary>
internal sealed record GroupLine
{
    public required Guid CohortId { get; init; }

    /// <summary>The programme's.</summary>
    public required string Title { get; init; }
    public DateTimeOffset? SessionAt { get; init; }
    public required DateOnly StartsOn { get; init; }

    /// <summary>One of <see cref="CohortStates"/>.</summary>
    public required string State { get; init; }

    public bool IsRunning => State == CohortStates.Running;
}

/// <summary>"More" and "Previous" below the programmes or their groups.</summary>
internal sealed class ProgrammePageAction(NpgsqlDataSource database, IRoles roles, CalendarClock calendar) : IActionHandler<ListedPages>
{
    private const int LastPage = 999;

    public string Name => CohortView.Page;

    public JsonTypeInfo<ListedPages> ValueType => ListedPagesJson.Default.ListedPages;

    public int ValueVersion => ListedPagesJson.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, ListedPages value, CancellationToken cancel)
    {
        var owner = Places.Person(call.Actor);
        if (!await roles.IsOwnerAsync(owner, cancel))
        {
            return new ActionReply.Remark(CohortView.NoOwner);
        }

        var pages = new ListedPages(Math.Clamp(value.Programmes, 0, LastPage), Math.Clamp(value.Groups, 0, LastPage));
        return await database.InTransactionAsync(
            async transaction => Places.Shown(call, CohortView.List(await ProgrammeLists.ReadAsync(transaction, owner.TeamId, pages, calendar.Now, cancel))), cancel);
    }
}

/// <summary>Which page of the programmes, and which of the groups; from 0.</summary>
internal sealed record ListedPages([property: JsonPropertyName("p")] int Programmes, [property: JsonPropertyName("g")] int Groups);

/// <summary>What the buttons of the list hold.</summary>
[JsonSerializable(typeof(ListedPages))]
internal sealed partial class ListedPagesJson : JsonSerializerContext
{
    /// <summary>Raised when the meaning of a value changes; older buttons then get a friendly answer.</summary>
    public const int Version = 1;

    public static string Of(ListedPages pages) => ActionValue.Write(pages, Default.ListedPages, Version);
}
