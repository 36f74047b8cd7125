using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Mentoring.People;

namespace SlackLearningBot.Features.Mentors;

/// <summary>All writing on <c>mentor_profile</c> and <c>mentor_block</c>.</summary>
internal static class ProfileStore
{
    private const string FindSql = """
        select p.gives, p.goals, p.bio, p.role_name, p.team_name, p.function_name, p.level, p.site, p.languages, p.people, p.hours, p.formats, p.kinds, p.wishes,
               p.days, p.from_time, p.until_time, p.paused_until,
               array(select b.blocked_id from mentor_block b where b.team_id = p.team_id and b.user_id = p.user_id order by b.blocked_at, b.blocked_id) as blocks
          from mentor_profile p
         where p.team_id = @TeamId and p.user_id = @UserId
        """;

    private const string FindKnownSql = """
        select coalesce(p.real_name, p.name) as name, p.title, p.level, p.team_name, p.site, coalesce(l.zone, p.zone) as zone, l.days,
               exists (select from mentor_badge b where b.team_id = @TeamId and b.user_id = @UserId) as shows_mentor
          from (values (1)) as one (row)
          left join person p on p.team_id = @TeamId and p.user_id = @UserId
          left join learner l on l.team_id = @TeamId and l.user_id = @UserId and l.stopped_at is null
        """;

    /// <summary>What they said, null when they said nothing yet; and what is known of them.</summary>
    public static async Task<(Profile? Profile, KnownOfPerson Known)> ReadAsync(NpgsqlConnection connection, LearnerKey person, CancellationToken cancel)
    {
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(FindSql, person, cancellationToken: cancel));
        var known = await connection.QuerySingleAsync<KnownOfPerson>(new CommandDefinition(FindKnownSql, person, cancellationToken: cancel));
        return (row?.Open(), known);
    }

    private const string SaveSql = """
        insert into mentor_profile (team_id, user_id, gives, goals, bio, role_name, team_name, function_name, level, site, languages, people, hours, formats, kinds, wishes,
                                    days, from_time, until_time, words, saved_at)
        values (@TeamId, @UserId, @Gives, @Goals, @Bio, @Role, @Team, @Function, @Level, @Site, @Languages, @People, @Hours, @Formats, @Kinds, @Wishes,
                @Days, @FromTime, @UntilTime, array_to_tsvector(array_append(@Words, '/' || @TeamId)), @Now)
            on conflict (team_id, user_id) do update
           set gives = excluded.gives, goals = excluded.goals, bio = excluded.bio, role_name = excluded.role_name, team_name = excluded.team_name,
               function_name = excluded.function_name, level = excluded.level, site = excluded.site, languages = excluded.languages, people = excluded.people,
               hours = excluded.hours, formats = excluded.formats, kinds = excluded.kinds, wishes = excluded.wishes, days = excluded.days,
               from_time = excluded.from_time, until_time = excluded.until_time, words = excluded.words, saved_at = excluded.saved_at;
        delete from mentor_block where team_id = @TeamId and user_id = @UserId and blocked_id <> all(@Blocks);
        insert into mentor_block (team_id, user_id, blocked_id, blocked_at)
        select @TeamId, @UserId, b.blocked_id, @Now from unnest(@Blocks::text[]) as b (blocked_id)
            on conflict do nothing;
        """;

    /// <summary>A pause stays as it is.</summary>
    public static Task SaveAsync(
        NpgsqlTransaction transaction, LearnerKey person, Profile profile, IReadOnlyList<string> words, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            SaveSql,
            new
            {
                person.TeamId,
                person.UserId,
                Gives = profile.Gives.ToArray(),
                Goals = profile.Goals.ToArray(),
                profile.Bio,
                profile.Role,
                profile.Team,
                profile.Function,
                profile.Level,
                profile.Site,
                Languages = profile.Languages.ToArray(),
                People = (short)profile.People,
                Hours = (short?)profile.Hours,
                Formats = profile.Formats.Select(StoredMentorWords.Of).ToArray(),
                Kinds = profile.Kinds.Select(StoredMentorWords.Of).ToArray(),
                Wishes = (short)profile.Wishes,
                Days = (short)profile.Working.Days,
                FromTime = profile.Working.From,
                UntilTime = profile.Working.Until,
                Words = words.ToArray(),
                Blocks = profile.Blocks.ToArray(),
                Now = now,
            },
            transaction,
            cancellationToken: cancel));

    private const string PauseSql = "update mentor_profile set paused_until = @Until where team_id = @TeamId and user_id = @UserId";

    /// <summary>Null ends a pause. False when there is no profile.</summary>
    public static async Task<bool> PauseAsync(NpgsqlTransaction transaction, LearnerKey person, DateOnly? until, CancellationToken cancel) =>
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            PauseSql, new { person.TeamId, person.UserId, Until = until }, transaction, cancellationToken: cancel)) == 1;

    private const string ForgetSql = """
        delete from mentor_block where team_id = @TeamId and user_id = @UserId;
        delete from mentor_profile where team_id = @TeamId and user_id = @UserId;
        """;

    /// <summary>Whom they blocked is forgotten with it; who blocked them is not.</summary>
    public static async Task<bool> ForgetAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(ForgetSql, person, transaction, cancellationToken: cancel)) > 0;

    private const string ReadSkillsSql = """
        select s.skill
          from lesson l
         cross join lateral unnest(l.skills) as s (skill)
         where l.team_id = @TeamId and l.retired_at is null and length(s.skill) <= @Longest
         group by s.skill
         order by count(*) desc, s.skill
         limit @Most
        """;

    /// <summary>What lessons are about, the most frequent first.</summary>
    public static async Task<IReadOnlyList<string>> ReadSkillsAsync(NpgsqlConnection connection, string teamId, int most, CancellationToken cancel) =>
        (await connection.QueryAsync<string>(new CommandDefinition(
            ReadSkillsSql, new { TeamId = teamId, Longest = Profile.LongestWord, Most = most }, cancellationToken: cancel))).AsList();

    private sealed record Row
    {
        public required string[] Gives { get; init; }
        public required string[] Goals { get; init; }
        public required string Bio { get; init; }
        public string? RoleName { get; init; }
        public string? TeamName { get; init; }
        public string? FunctionName { get; init; }
        public string? Level { get; init; }
        public string? Site { get; init; }
        public required string[] Languages { get; init; }
        public required short People { get; init; }
        public short? Hours { get; init; }
        public required string[] Formats { get; init; }
        public required string[] Kinds { get; init; }
        public required short Wishes { get; init; }
        public required short Days { get; init; }
        public required TimeOnly FromTime { get; init; }
        public required TimeOnly UntilTime { get; init; }
        public DateOnly? PausedUntil { get; init; }
        public required string[] Blocks { get; init; }

        public Profile Open() => new()
        {
            Gives = Gives,
            Goals = Goals,
            Bio = Bio,
            Role = RoleName,
            Team = TeamName,
            Function = FunctionName,
            Level = Level,
            Site = Site,
            Languages = Languages,
            People = People,
            Hours = Hours,
            Formats = StoredMentorWords.FormatsOf(Formats),
            Kinds = StoredMentorWords.KindsOf(Kinds),
            Wishes = (Difference)Wishes,
            Working = new WorkingHours((LearningDays)Days, FromTime, UntilTime),
            PausedUntil = PausedUntil,
            Blocks = Blocks,
        };
    }
}
