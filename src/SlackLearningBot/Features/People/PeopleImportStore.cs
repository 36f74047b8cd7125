using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.People;

/// <summary>The company's own list of people.</summary>
internal sealed class PeopleImportStore(NpgsqlDataSource database, IReplanning replanning)
{
    private const string LockSql = "select pg_advisory_xact_lock(hashtextextended('people.import:' || @TeamId::text, 0))";

    private const string ReadSql = """
        select user_id, name, real_name, email, deleted, is_bot, manager_id, level, team_name, country, site
          from person
         where team_id = @TeamId
        """;

    private const string SaveSql = """
        update person p
           set manager_id = n.manager_id, level = n.level, team_name = n.team_name, country = n.country, site = n.site, imported_at = @Now
          from unnest(@UserIds::text[], @ManagerIds::text[], @Levels::text[], @TeamNames::text[], @Countries::text[], @Sites::text[])
               as n (user_id, manager_id, level, team_name, country, site)
         where p.team_id = @TeamId and p.user_id = n.user_id
        """;

    /// <summary>Makes a plan from everybody known and saves it when it has no error and is meant; two imports at once come one after the other.</summary>
    public Task<PeoplePlan> ImportAsync(
        string teamId, Func<IReadOnlyList<PersonRow>, PeoplePlan> makePlan, bool save, DateTimeOffset now, CancellationToken cancel) =>
        database.InTransactionAsync(
            async transaction =>
            {
                await transaction.Connection!.ExecuteAsync(new CommandDefinition(LockSql, new { TeamId = teamId }, transaction, cancellationToken: cancel));
                var known = await transaction.Connection!.QueryAsync<PersonRow>(
                    new CommandDefinition(ReadSql, new { TeamId = teamId }, transaction, cancellationToken: cancel));
                var plan = makePlan(known.AsList());
                if (save && plan.Errors.Count == 0 && plan.Changes.Count > 0)
                {
                    await SaveAsync(transaction, teamId, [.. plan.Changes.Select(change => change.After)], now, cancel);
                    if (plan.Changes.Any(change => change.Before.Country != change.After.Country)) // and with it their holidays
                    {
                        await replanning.OweAsync(transaction, teamId, cancel);
                    }
                }

                return plan;
            },
            cancel);

    private static Task<int> SaveAsync(NpgsqlTransaction transaction, string teamId, PersonRow[] people, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(SaveSql, new
        {
            TeamId = teamId,
            Now = now,
            UserIds = people.Select(person => person.UserId).ToArray(),
            ManagerIds = people.Select(person => person.ManagerId).ToArray(),
            Levels = people.Select(person => person.Level).ToArray(),
            TeamNames = people.Select(person => person.TeamName).ToArray(),
            Countries = people.Select(person => person.Country).ToArray(),
            Sites = people.Select(person => person.Site).ToArray(),
        }, transaction, cancellationToken: cancel));
}
