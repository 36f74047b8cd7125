using NUnit.Framework;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Choosing;
using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Learning.Tests.Choosing;

public sealed class LessonRankingTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [FsCheck.NUnit.Property(MaxTest = 1000)]
    public bool With_nothing_else_known_the_turn_goes_round_as_it_always_did(Guid seed)
    {
        var chance = new Random(seed.GetHashCode());
        IReadOnlyList<TrackProgress> joined = [.. Enumerable.Range(0, chance.Next(6)).Select(track => AnyTrack($"t{track}", chance))];
        var isAsked = chance.Next(2) == 0;

        var first = LessonRanking.Rank(joined, _ => null, LearnerPicture.Unknown, Today, isAsked) is [var best, ..] ? best : null;

        var chosen = (isAsked ? LessonChoice.ChooseAsked(joined, Today) : LessonChoice.Choose(joined, Today)) as LessonChoice.Chosen;
        return (first?.TrackId, first?.LessonId, first?.Because) == (chosen?.TrackId, chosen?.LessonId, chosen?.Because);
    }

    [Test]
    public void Each_joined_tracks_next_lesson_is_ranked()
    {
        var ranked = LessonRanking.Rank([Track("sql", 1), Track("talks", 9)], _ => null, LearnerPicture.Unknown, Today);

        Assert.That(ranked.Select(one => one.LessonId), Is.EqualTo(new[] { "talks-1", "sql-1" }));
        Assert.That(ranked[0].Because, Is.EqualTo(new Because.TrackWaitedLongest("TALKS", 1, 1, 9)));
        Assert.That(ranked[0].Score.Parts.Sum(part => part.Weight), Is.EqualTo(1).Within(1e-12));
    }

    [Test]
    public void A_goal_outweighs_a_few_days_of_waiting_and_says_so()
    {
        var learner = new LearnerPicture { Goals = new HashSet<string> { "sql" } };

        var ranked = LessonRanking.Rank([Track("sql", 1), Track("talks", 3)], Facts, learner, Today);

        Assert.That(ranked[0], Is.EqualTo(ranked.Single(one => one.TrackId == "sql")));
        Assert.That(ranked[0].Because, Is.EqualTo(new Because.FitsBest("SQL", 1, 1)));
        Assert.That(ranked.Select(one => one.Score[ScoreName.Goals]), Is.EqualTo(new[] { 1.0, 0 }));
    }

    [Test]
    public void Less_of_this_and_a_chosen_format_move_the_score()
    {
        var before = Liked(new FormatTaste(Done: 4, PutAside: 1));
        var less = Liked(new FormatTaste(Done: 4, PutAside: 1, Less: 1));
        var more = Liked(new FormatTaste(Done: 4, PutAside: 1, More: 1));

        Assert.That(before.Score.Total - less.Score.Total, Is.GreaterThan(0.03));
        Assert.That(more.Score.Total - before.Score.Total, Is.GreaterThan(0.01));
        Assert.That(less.Score[ScoreName.Format], Is.EqualTo(0.5), "6 for it, 6 against it");
    }

    [Test]
    public void Less_of_this_lets_another_format_come_first()
    {
        IReadOnlyList<TrackProgress> joined = [Track("talks", 5), Track("sql", 4)];
        var learner = new LearnerPicture { Tastes = new Dictionary<LessonFormat, FormatTaste> { [LessonFormat.Watch] = new(0, 0, Less: 1) } };

        Assert.That(LessonRanking.Rank(joined, Facts, LearnerPicture.Unknown, Today)[0].TrackId, Is.EqualTo("talks"));
        Assert.That(LessonRanking.Rank(joined, Facts, learner, Today)[0].TrackId, Is.EqualTo("sql"));
    }

    [TestCase(ScoreName.Skills, 0.75)]
    [TestCase(ScoreName.Deadline, 0.5)]
    [TestCase(ScoreName.Time, 0.6)]
    public void Each_part_has_its_value(ScoreName name, double value)
    {
        var learner = new LearnerPicture { Recall = new Dictionary<string, double> { ["sql"] = 0.5 }, Minutes = 3 };
        var facts = new LessonFacts(LessonFormat.Read, 5, ["sql", "new"]) { Deadline = new TrackDeadline(Today.AddDays(14), 5, 10) };

        var score = LessonRanking.Rank([Track("sql", 1)], _ => facts, learner, Today)[0].Score;

        Assert.That(score[name], Is.EqualTo(value).Within(1e-12));
        Assert.That(score.Parts.Single(part => part.Name == ScoreName.Goals).IsKnown, Is.False, "no goals are known");
    }

    [Test]
    public void What_came_yesterday_is_less_of_a_change_than_what_never_came()
    {
        var learner = new LearnerPicture
        {
            LastOfFormat = new Dictionary<LessonFormat, DateOnly> { [LessonFormat.Watch] = Today.AddDays(-1) },
            LastOfSkill = new Dictionary<string, DateOnly> { ["talks"] = Today.AddDays(-1) },
        };

        var ranked = LessonRanking.Rank([Track("talks", 3), Track("sql", 3)], Facts, learner, Today);

        Assert.That(ranked.Select(one => (one.TrackId, Math.Round(one.Score[ScoreName.Variety], 3))), Is.EqualTo(new[] { ("sql", 0.58), ("talks", 0.23) }));
    }

    // Today is a weekday; the deadline's own day is none of those that are left.
    [TestCase(0, 0)]
    [TestCase(-3, 0)]
    [TestCase(1, 1)]
    [TestCase(7, 5)]
    [TestCase(14, 10)]
    public void Learning_days_until_a_deadline(int ahead, int expected)
    {
        var deadline = TrackDeadline.Of(Today.AddDays(ahead), Today, 4, LearningDays.Weekdays);

        Assert.That((deadline.On, deadline.LessonsLeft, deadline.LearningDaysLeft), Is.EqualTo((Today.AddDays(ahead), 4, expected)));
    }

    private static RankedLesson Liked(FormatTaste taste) => LessonRanking.Rank(
        [Track("talks", 1)], Facts, new LearnerPicture { Tastes = new Dictionary<LessonFormat, FormatTaste> { [LessonFormat.Watch] = taste } }, Today)[0];

    /// <summary>Lessons of "talks" are watched, those of "sql" read.</summary>
    private static LessonFacts Facts(string lessonId) => lessonId.StartsWith("talks", StringComparison.Ordinal)
        ? new LessonFacts(LessonFormat.Watch, 3, ["talks"])
        : new LessonFacts(LessonFormat.Read, 3, ["sql"]);

    private static TrackProgress Track(string id, int servedDaysAgo) => new(
        id, id.ToUpperInvariant(), DateTimeOffset.UnixEpoch, Today.AddDays(-servedDaysAgo), 1, [new LessonProgress(id + "-1", 1, LessonStanding.Open)]);

    private static TrackProgress AnyTrack(string id, Random chance)
    {
        var lessons = chance.Next(4);
        return new TrackProgress(
            id, id, new DateTimeOffset(2026, 1, 1, 0, chance.Next(3), 0, TimeSpan.Zero), chance.Next(3) == 0 ? null : Today.AddDays(3 - chance.Next(9) - (chance.Next(2) * 2000)), lessons,
            [.. Enumerable.Range(1, lessons).Select(at => new LessonProgress($"{id}-{at}", at, (LessonStanding)chance.Next(3), chance.Next(5)))]);
    }
}
