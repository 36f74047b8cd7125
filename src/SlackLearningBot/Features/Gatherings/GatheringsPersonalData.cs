using System.Text.Json.Nodes;
using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Gatherings;

/// <summary>What a person brought in, hosts and comes to. What they hosted stays for the others when they are forgotten, without their name; their seat is free.</summary>
internal sealed class GatheringsPersonalData(Seating seating, Boards boards) : IPersonalData
{
    public IReadOnlyList<string> Tables { get; } = ["gathering", "gathering_host", "gathering_place", "gathering_feedback"];

    private const string ExportSql = """
        select jsonb_build_object(
            'gathering', (select coalesce(jsonb_agg(to_jsonb(g) - 'search' order by g.created_at), '[]')
                            from gathering g
                           where g.team_id = @TeamId and (g.owner = @UserId or g.proposed_by = @UserId or g.listed_by = @UserId)),
            'gathering_host', (select coalesce(jsonb_agg(to_jsonb(h) || jsonb_build_object('title', g.title, 'day', g.day, 'abstract', g.abstract, 'skills', g.skills,
                                                                                       'recording', t.recording, 'slides', t.slides, 'take_aways', t.take_aways) order by g.created_at), '[]')
                                 from gathering_host h
                                 join gathering g on g.team_id = h.team_id and g.gathering_id = h.gathering_id
                                 left join talk t on t.team_id = h.team_id and t.gathering_id = h.gathering_id
                                where h.team_id = @TeamId and h.user_id = @UserId),
            'gathering_place', (select coalesce(jsonb_agg(to_jsonb(p) || jsonb_build_object('title', g.title, 'day', g.day) order by g.created_at), '[]')
                                  from gathering_place p join gathering g on g.team_id = p.team_id and g.gathering_id = p.gathering_id
                                 where p.team_id = @TeamId and p.user_id = @UserId),
            'gathering_feedback', (select coalesce(jsonb_agg(to_jsonb(f) order by f.given_at), '[]') from gathering_feedback f where f.team_id = @TeamId and f.user_id = @UserId))::text
        """;

    public Task<JsonObject> ExportAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.ReadJsonObjectAsync(ExportSql, person, cancel);

    private const string ReadTouchedSql = """
        select g.gathering_id
          from gathering g
          left join session_date own on own.team_id = g.team_id and own.gathering_id = g.gathering_id
          left join session_date one on one.team_id = own.team_id and one.session_id = own.session_id and one.number = 1
         where g.team_id = @TeamId
           and g.gathering_id in (
               select p.gathering_id
                 from gathering_place p
                 join gathering planned on planned.team_id = p.team_id and planned.gathering_id = p.gathering_id and planned.state = 'planned'
                where p.team_id = @TeamId and p.user_id = @UserId and p.answer in ('yes', 'waiting')
                union
               select h.gathering_id
                 from gathering_host h
                 join gathering hosted on hosted.team_id = h.team_id and hosted.gathering_id = h.gathering_id and (hosted.state = 'planned' or hosted.channel is not null)
                where h.team_id = @TeamId and h.user_id = @UserId)
         order by coalesce(one.gathering_id, g.gathering_id), g.gathering_id
        """;

    private const string EraseSql = """
        delete from gathering_host where team_id = @TeamId and user_id = @UserId;
        delete from gathering_feedback where team_id = @TeamId and user_id = @UserId;
        delete from gathering_place where team_id = @TeamId and user_id = @UserId;
        update gathering set owner = 'erased' where team_id = @TeamId and owner = @UserId;
        update gathering set proposed_by = null where team_id = @TeamId and proposed_by = @UserId;
        update gathering set listed_by = 'erased' where team_id = @TeamId and listed_by = @UserId;
        """;

    public async Task EraseAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel)
    {
        var touched = (await transaction.Connection!.QueryAsync<Guid>(new CommandDefinition(ReadTouchedSql, person, transaction, cancellationToken: cancel))).AsList();
        var locked = new List<Gathering>();
        foreach (var id in touched)
        {
            locked.Add((await GatheringReads.LockAsync(transaction, person.TeamId, id, cancel))!);
        }

        await transaction.Connection!.ExecuteAsync(new CommandDefinition(EraseSql, person, transaction, cancellationToken: cancel));
        foreach (var gathering in locked)
        {
            await (gathering.IsPlanned ? seating.FillAsync(transaction, gathering, cancel) : boards.ChangeAsync(transaction, gathering, cancel)); // announcements name them no longer
            if (gathering.IsPlanned && gathering.Hosts is [var only] && only == person.UserId)
            {
                await boards.TellNobodyHostsAsync(transaction, gathering, cancel);
            }
        }
    }
}
