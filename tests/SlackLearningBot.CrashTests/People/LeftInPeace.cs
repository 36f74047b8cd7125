using System.Globalization;
using Npgsql;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.CrashTests.People;

/// <summary>Why somebody gets nothing, all day or until their do-not-disturb ends.</summary>
internal enum Peace
{
    None,
    Pause,
    Holiday,
    DoNotDisturb,
}

/// <summary>Every tenth person of a run is to be left in peace, although more is owed to them than a day has room for.</summary>
internal static class LeftInPeace
{
    /// <summary>Each night, as Slack tells it; its end lies behind the hours of all lessons and before noon, in every zone of the run.</summary>
    public static QuietHours Night { get; } = new(new TimeOnly(22, 0), new TimeOnly(8, 15));

    public static Peace Of(string teamId, string userId)
    {
        var (team, person) = (Number(teamId[^3..]), Number(userId[^5..]));
        return person % 5 == 1 && ((person / 5) + team) % 2 == 0 ? (Peace)(1 + (((person / 10) + team) % 3)) : Peace.None;
    }

    /// <summary>Whether they get something at all.</summary>
    public static bool IsAllDay(this Peace peace) => peace is Peace.Pause or Peace.Holiday;

    // The pause and the holiday came when the day's lessons were planned already: it is the tick that has to leave them out.
    private const string Sql = """
        insert into holiday_calendar (team_id, calendar, title, file_hash, imported_at) select team_id, 'STORM', 'Storm', 'x', @now from installation;
        insert into holiday (team_id, calendar, day, name) select team_id, 'STORM', @day, 'Founders'' Day' from installation;
        update learner l
           set paused_until = @day + 7
          from unnest(@teams, @people, @peaces) as p (team_id, user_id, peace)
         where l.team_id = p.team_id and l.user_id = p.user_id and p.peace = 'Pause';
        update contact c
           set silent_until = case p.peace when 'Pause' then (@day + 7)::timestamp at time zone c.zone end,
               calendar = case p.peace when 'Holiday' then 'STORM' end,
               dnd_from = case p.peace when 'DoNotDisturb' then (@day - 1 + @from) at time zone c.zone end,
               dnd_until = case p.peace when 'DoNotDisturb' then (@day + @until) at time zone c.zone end,
               dnd_read_at = case p.peace when 'DoNotDisturb' then @now end
          from unnest(@teams, @people, @peaces) as p (team_id, user_id, peace)
         where c.team_id = p.team_id and c.user_id = p.user_id;
        """;

    /// <summary>Writes what is known of them; they are learners already.</summary>
    public static async Task EnrolAsync(NpgsqlDataSource database, SlackWorld world, CrashOptions options)
    {
        var people = world.All.SelectMany(workspace => Enumerable.Range(0, options.PeopleEach).Select(i => (workspace.TeamId, UserId: Crowd.User(i))))
            .Where(person => Of(person.TeamId, person.UserId) != Peace.None).ToList();
        await using var command = database.CreateCommand(Sql);
        command.Parameters.AddWithValue("teams", people.Select(person => person.TeamId).ToArray());
        command.Parameters.AddWithValue("people", people.Select(person => person.UserId).ToArray());
        command.Parameters.AddWithValue("peaces", people.Select(person => Of(person.TeamId, person.UserId).ToString()).ToArray());
        command.Parameters.AddWithValue("day", DateOnly.FromDateTime(Clocks.Morning.UtcDateTime));
        command.Parameters.AddWithValue("now", Clocks.Morning.AddDays(-3).UtcDateTime);
        command.Parameters.AddWithValue("from", Night.From);
        command.Parameters.AddWithValue("until", Night.To);
        await command.ExecuteNonQueryAsync();
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}
