using Npgsql;
using NUnit.Framework;
using SlackLearningBot.Data;
using SlackLearningBot.Features.Lessons;
using SlackLearningBot.Learning.Choosing;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Lessons;

/// <summary>Reading only the lesson that could be chosen leads to the choice that reading everything leads to, whatever the tables hold.</summary>
internal sealed class ProgressStoreTests
{
    private const int Learners = 150;

    // Four tracks that share lessons; one track is retired, some lessons are, and some turns that stand open were answered in full.
    private const string FillSql = """
        select setseed(0.25);
        insert into track (team_id, track_id, title, description, position, retired_at)
        select @Team, 't' || t, 'Track ' || t, '', t, case when t = 5 then @Now end from generate_series(1, 5) t;
        insert into lesson (team_id, lesson_id, version, hash, title, format, body, imported_at, retired_at)
        select @Team, 'l' || l, 1, 'h', 'Lesson ' || l, 'read', 'Text', @Now, case when l % 7 = 0 then @Now end from generate_series(1, 20) l;
        insert into track_lesson (team_id, track_id, lesson_id, position)
        select @Team, 't' || t, 'l' || l, 100 - 3 * l from generate_series(1, 5) t, generate_series(1, 20) l where (l + t) % 3 = 0 and t <> 4 or t = 4 and l = 7;
        insert into question (team_id, question_id, lesson_id, version, position, type, ask, options, retired_at)
        select @Team, 'q' || l || '-' || q, 'l' || l, 1, q, 'single', '?', '[]', case when q = 3 then @Now end from generate_series(1, 20, 2) l, generate_series(1, 3) q;
        insert into enrolment (team_id, user_id, track_id, joined_at, left_at)
        select @Team, 'U' || u, 't' || t, @Now - floor(random() * 3) * interval '1 day', case when random() < 0.2 then @Now end
          from generate_series(1, @Learners) u, generate_series(1, 5) t where random() < 0.6;
        insert into lesson_turn (team_id, user_id, lesson_id, track_id, served_on, state, comes_back_at, closed_at, times)
        select @Team, 'U' || u, 'l' || l, 't' || 1 + floor(random() * 5), date '2026-01-01' + l, state, case when state = 'open' and random() < 0.3 then @Now + floor(random() * 3 - 1) * interval '1 hour' end,
               case when state <> 'open' then @Now end, 1 + floor(random() * 5)
          from generate_series(1, @Learners) u, generate_series(1, 20) l, lateral (select (array['open', 'open', 'done', 'put_aside'])[1 + floor(random() * 4 + 0 * (u + l))::int] as state) s
         where random() < (u % 10) / 10.0;
        insert into review (id, team_id, user_id, question_id, question_version, lesson_id, occasion, delivery_id, chosen, chosen_text, is_right, grade, answered_on, answered_at)
        select gen_random_uuid(), t.team_id, t.user_id, q.question_id, 1, q.lesson_id, 'lesson:' || q.lesson_id, gen_random_uuid(), 0, 'x', true, 3, t.served_on, @Now
          from lesson_turn t join question q on q.team_id = t.team_id and q.lesson_id = t.lesson_id where random() < 0.6;
        """;

    // All lessons of all joined tracks, as they stand: the rule then looks at each.
    private const string ReadAllSql = """
        select e.track_id as "TrackId", t.title as "TrackTitle", e.joined_at as "JoinedAt", l.lesson_id as "LessonId", p.state as "State",
               coalesce(p.comes_back_at > @At, false) as "PutOff", coalesce(lt.times, 0)::int as "Times",
               (select max(turn.served_on) from lesson_turn turn where turn.team_id = e.team_id and turn.user_id = e.user_id and turn.track_id = e.track_id) as "LastServedOn"
          from enrolment e
          join track t on t.team_id = e.team_id and t.track_id = e.track_id and t.retired_at is null
          join track_lesson tl on tl.team_id = t.team_id and tl.track_id = t.track_id
          join lesson l on l.team_id = tl.team_id and l.lesson_id = tl.lesson_id and l.retired_at is null
          left join lesson_progress p on p.team_id = e.team_id and p.user_id = e.user_id and p.lesson_id = l.lesson_id
          left join lesson_turn lt on lt.team_id = e.team_id and lt.user_id = e.user_id and lt.lesson_id = l.lesson_id
         where e.team_id = @Team and e.user_id = @User and e.left_at is null
         order by e.track_id, tl.position
        """;

    [Test]
    public async Task The_same_tables_lead_to_the_same_choices()
    {
        await using var bot = await TestBot.StartAsync();
        var team = bot.Anna.Workspace.TeamId;
        await bot.ExecuteAsync(FillSql, new { Team = team, bot.Now, Learners });
        var today = new DateOnly(2026, 11, 23);
        var choices = new List<LessonChoice>();

        foreach (var at in (DateTimeOffset[])[bot.Now, bot.Now.AddHours(2)])
        {
            var users = Enumerable.Range(1, Learners).Select(number => $"U{number}").ToList();
            var own = await ReadAsync(bot, team, [.. users.Select(user => new ProgressWish(user, at, IsAsked: false))]);
            var asked = await ReadAsync(bot, team, [.. users.Select(user => new ProgressWish(user, at, IsAsked: true))]);
            foreach (var user in users)
            {
                var all = await ReadAllAsync(bot, team, user, at);
                Assert.That(LessonChoice.Choose([.. own[user]], today), Is.EqualTo(LessonChoice.Choose(all, today)), user);
                Assert.That(LessonChoice.ChooseAsked([.. asked[user]], today), Is.EqualTo(LessonChoice.ChooseAsked(all, today)), user);
                choices.Add(LessonChoice.Choose(all, today));
                choices.Add(LessonChoice.ChooseAsked(all, today));
            }
        }

        Assert.That(choices.OfType<LessonChoice.Chosen>().Select(chosen => chosen.Because.GetType()).Distinct().ToList(), Has.Count.EqualTo(3), "every reason was met");
        Assert.That(choices.OfType<LessonChoice.NoLesson>().Select(none => none.Reason).Distinct().ToList(), Has.Count.EqualTo(2), "and both of having none");
    }

    private static Task<ILookup<string, TrackProgress>> ReadAsync(TestBot bot, string team, IReadOnlyList<ProgressWish> wishes) =>
        bot.Services.GetRequiredService<NpgsqlDataSource>().InTransactionAsync(
            transaction => ProgressStore.ReadTracksAsync(transaction, team, wishes, CancellationToken.None), CancellationToken.None);

    private static async Task<IReadOnlyList<TrackProgress>> ReadAllAsync(TestBot bot, string team, string user, DateTimeOffset at) =>
    [
        .. (await bot.QueryAsync<Row>(ReadAllSql, new { Team = team, User = user, At = at })).GroupBy(row => row.TrackId).Select(track => new TrackProgress(
            track.Key, track.First().TrackTitle, track.First().JoinedAt, track.First().LastServedOn, track.Count(),
            [.. track.Select((row, index) => new LessonProgress(row.LessonId, index + 1, StandingOf(row), row.Times))])),
    ];

    private static LessonStanding StandingOf(Row row) => row.State switch
    {
        "done" => LessonStanding.Done,
        "put_aside" => LessonStanding.PutAside,
        _ => row.PutOff ? LessonStanding.PutAside : LessonStanding.Open,
    };

    private sealed record Row
    {
        public required string TrackId { get; init; }
        public required string TrackTitle { get; init; }
        public required DateTimeOffset JoinedAt { get; init; }
        public required string LessonId { get; init; }
        public string? State { get; init; }
        public required bool PutOff { get; init; }
        public required int Times { get; init; }
        public DateOnly? LastServedOn { get; init; }
    }
}
