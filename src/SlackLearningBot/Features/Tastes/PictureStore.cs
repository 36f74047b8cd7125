using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Choosing;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Tastes;

/// <summary>Reads what suits learners from what they said and did.</summary>
internal sealed class PictureStore(IMemories memories) : ILearnerPictures
{
    private const string ReadWishesSql = "select user_id, goals, formats, minutes from preference where team_id = @TeamId and user_id = any(@UserIds)";

    private const string ReadFormatsSql = """
        select t.user_id, l.format, count(*) filter (where t.state = 'done')::int as done, count(*) filter (where t.state = 'put_aside')::int as put_aside,
               count(*) filter (where not w.likes)::int as less, count(*) filter (where w.likes)::int as more, max(t.served_on) as last_on
          from lesson_turn t
          join lesson l on l.team_id = t.team_id and l.lesson_id = t.lesson_id
          left join taste_word w on w.team_id = t.team_id and w.user_id = t.user_id and w.lesson_id = t.lesson_id
         where t.team_id = @TeamId and t.user_id = any(@UserIds)
         group by t.user_id, l.format
        """;

    // The chance of recall by FSRS-6, as Fsrs6.Recall has it: averaged in the database, where the memories are.
    private const string ReadSkillsSql = """
        select a.user_id, s.skill, max(a.last_on) as last_on, avg(a.recall) as recall
          from (select t.user_id, t.lesson_id, t.served_on as last_on, null::double precision as recall
                  from lesson_turn t
                 where t.team_id = @TeamId and t.user_id = any(@UserIds)
                 union all
                select m.user_id, q.lesson_id, null, power(1 + @Factor * greatest(0, d.day - m.last_on) / m.stability, @Decay)
                  from unnest(@UserIds::text[], @Days::date[]) as d (user_id, day)
                  join memory m on m.team_id = @TeamId and m.user_id = d.user_id
                  join question q on q.team_id = m.team_id and q.question_id = m.question_id) a
          join lesson l on l.team_id = @TeamId and l.lesson_id = a.lesson_id
         cross join lateral unnest(l.skills) as s (skill)
         group by a.user_id, s.skill
        """;

    public async Task<IReadOnlyDictionary<string, LearnerPicture>> ReadAsync(
        NpgsqlTransaction transaction, string teamId, IReadOnlyList<(LearnerKey Learner, DateOnly Day)> days, CancellationToken cancel)
    {
        var (connection, model) = (transaction.Connection!, await memories.FindModelAsync(transaction, teamId, cancel));
        var key = new
        {
            TeamId = teamId,
            UserIds = days.Select(one => one.Learner.UserId).ToArray(),
            Days = days.Select(one => one.Day).ToArray(),
            model.Decay,
            model.Factor,
        };
        var wishes = (await connection.QueryAsync<WishRow>(new CommandDefinition(ReadWishesSql, key, transaction, cancellationToken: cancel))).ToDictionary(row => row.UserId);
        var formats = (await connection.QueryAsync<FormatRow>(new CommandDefinition(ReadFormatsSql, key, transaction, cancellationToken: cancel))).ToLookup(row => row.UserId);
        var skills = (await connection.QueryAsync<SkillRow>(new CommandDefinition(ReadSkillsSql, key, transaction, cancellationToken: cancel))).ToLookup(row => row.UserId);
        return key.UserIds.ToDictionary(user => user, user => Draw(wishes.GetValueOrDefault(user), [.. formats[user]], [.. skills[user]]));
    }

    private static LearnerPicture Draw(WishRow? wish, IReadOnlyList<FormatRow> formats, IReadOnlyList<SkillRow> skills)
    {
        var tastes = formats.ToDictionary(row => StoredLesson.FormatOf(row.Format), row => new FormatTaste(row.Done, row.PutAside, row.Less, row.More));
        foreach (var liked in wish?.Formats.Select(StoredLesson.FormatOf) ?? [])
        {
            var taste = tastes.GetValueOrDefault(liked);
            tastes[liked] = taste with { More = taste.More + 1 };
        }

        return new LearnerPicture
        {
            Goals = wish?.Goals.ToHashSet(StringComparer.Ordinal) ?? [],
            Recall = skills.Where(row => row.Recall is not null).ToDictionary(row => row.Skill, row => row.Recall!.Value, StringComparer.Ordinal),
            Tastes = tastes,
            LastOfSkill = skills.Where(row => row.LastOn is not null).ToDictionary(row => row.Skill, row => row.LastOn!.Value, StringComparer.Ordinal),
            LastOfFormat = formats.ToDictionary(row => StoredLesson.FormatOf(row.Format), row => row.LastOn),
            Minutes = wish?.Minutes ?? LearnerPicture.UsualMinutes,
        };
    }

    private sealed record WishRow
    {
        public required string UserId { get; init; }
        public required string[] Goals { get; init; }
        public required string[] Formats { get; init; }
        public required short Minutes { get; init; }
    }

    private sealed record FormatRow
    {
        public required string UserId { get; init; }
        public required string Format { get; init; }
        public required int Done { get; init; }
        public required int PutAside { get; init; }
        public required int Less { get; init; }
        public required int More { get; init; }
        public required DateOnly LastOn { get; init; }
    }

    private sealed record SkillRow
    {
        public required string UserId { get; init; }
        public required string Skill { get; init; }
        public DateOnly? LastOn { get; init; }
        public double? Recall { get; init; }
    }
}
