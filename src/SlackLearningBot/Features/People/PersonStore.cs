using Dapper;
using Npgsql;
using SlackLearningBot.Slack;

namespace SlackLearningBot.Features.People;

/// <summary>What Slack says about people.</summary>
internal sealed class PersonStore(NpgsqlDataSource database)
{
    private const string SaveSql = """
        with before as (
            select user_id, zone from person where team_id = @TeamId and user_id = any(@UserIds)
        ), saved as (
            insert into person (team_id, user_id, name, real_name, email, title, zone, locale, deleted, is_bot, refreshed_at)
            select @TeamId, user_id, name, real_name, email, title, zone, locale, deleted, is_bot, @Now
              from unnest(@UserIds::text[], @Names::text[], @RealNames::text[], @Emails::text[], @Titles::text[], @Zones::text[], @Locales::text[],
                          @Deleteds::boolean[], @Bots::boolean[])
                   as new (user_id, name, real_name, email, title, zone, locale, deleted, is_bot)
                on conflict (team_id, user_id) do update
               set name = excluded.name, real_name = excluded.real_name, email = coalesce(excluded.email, person.email), title = excluded.title,
                   zone = coalesce(excluded.zone, person.zone), locale = coalesce(excluded.locale, person.locale),
                   deleted = excluded.deleted, is_bot = excluded.is_bot, refreshed_at = excluded.refreshed_at
            returning user_id, zone
        )
        select s.user_id
          from saved s
          left join before b on b.user_id = s.user_id
         where s.zone is distinct from b.zone
        """;

    /// <summary>
    /// Keeps what Slack says now and answers whose zone changed. What Slack leaves out (an e-mail without its scope, the zone of somebody
    /// deactivated) stays as it was.
    /// </summary>
    public static async Task<IReadOnlyList<string>> SaveAsync(
        NpgsqlTransaction transaction, string teamId, IReadOnlyList<SlackMember> members, DateTimeOffset now, CancellationToken cancel)
    {
        // The same person may come twice in a list, and one statement must not touch a row twice.
        SlackMember[] people = [.. members.Where(member => member.Id.Length > 0).GroupBy(member => member.Id).Select(same => same.Last())];
        var changed = await transaction.Connection!.QueryAsync<string>(new CommandDefinition(SaveSql, new
        {
            TeamId = teamId,
            UserIds = people.Select(member => member.Id).ToArray(),
            Names = people.Select(member => Clean(member.Name)).ToArray(),
            RealNames = people.Select(member => Clean(member.RealName)).ToArray(),
            Emails = people.Select(member => Clean(member.Email)).ToArray(),
            Titles = people.Select(member => Clean(member.Title)).ToArray(),
            Zones = people.Select(member => Clean(member.TimeZone)).ToArray(),
            Locales = people.Select(member => Clean(member.Locale)).ToArray(),
            Deleteds = people.Select(member => member.IsDeleted).ToArray(),
            Bots = people.Select(member => member.IsMachine).ToArray(),
            Now = now,
        }, transaction, cancellationToken: cancel));
        return changed.AsList();
    }

    // PostgreSQL takes no NUL in a text.
    private static string? Clean(string? text) => text?.Replace("\0", "", StringComparison.Ordinal) is { Length: > 0 } clean ? clean : null;

    private const string FindSql = """
        select user_id, name, real_name, email, deleted, is_bot, manager_id, level, team_name, country, site
          from person
         where team_id = @TeamId and (user_id = @Id or lower(email) = lower(@Email) or lower(name) = lower(@Name))
         order by deleted, user_id
         limit 3
        """;

    /// <summary>People of that id, e-mail address or handle; those who left come last.</summary>
    public async Task<IReadOnlyList<PersonRow>> FindAsync(string teamId, PersonReference reference, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var found = await connection.QueryAsync<PersonRow>(new CommandDefinition(
            FindSql, new { TeamId = teamId, Id = reference.UserId, reference.Email, Name = reference.Handle }, cancellationToken: cancel));
        return found.AsList();
    }
}
