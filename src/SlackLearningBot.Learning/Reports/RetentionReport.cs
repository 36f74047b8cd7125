namespace SlackLearningBot.Learning.Reports;

/// <summary>What people still know of a track some time after they first answered, from their real answers at that age; as a whole and by skill, in whole blocks (<see cref="ToldBlocks"/>).</summary>
/// <param name="Age">Of the answers.</param>
/// <param name="Whole">All of the track; null where there is no block yet.</param>
/// <param name="Skills">By name, those without a skill last; a lesson counts under each of its skills.</param>
public sealed record RetentionReport(AnswerAge Age, ToldShare? Whole, IReadOnlyList<SkillShare> Skills)
{
    /// <summary>One report an age.</summary>
    /// <param name="lessons">The track's lessons.</param>
    /// <param name="told">All blocks of these lessons.</param>
    /// <param name="share">How sure the share of some blocks is; they are all of one age, at least one.</param>
    public static IReadOnlyList<RetentionReport> Of(
        IReadOnlyCollection<ReportLesson> lessons, IReadOnlyCollection<ToldBlock> told, Func<IReadOnlyCollection<ToldBlock>, ToldShare> share) =>
        [.. AnswerAge.All.Select(age => Of(age, lessons, [.. told.Where(block => block.Age == age.Days)], share))];

    private static RetentionReport Of(
        AnswerAge age, IReadOnlyCollection<ReportLesson> lessons, IReadOnlyCollection<ToldBlock> told, Func<IReadOnlyCollection<ToldBlock>, ToldShare> share)
    {
        var skills = lessons
            .SelectMany(lesson => Tags(lesson).Select(skill => (Skill: skill, lesson.LessonId)))
            .GroupBy(one => one.Skill, one => one.LessonId, StringComparer.Ordinal)
            .OrderBy(group => group.Key.Length == 0)
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new SkillShare(group.Key.Length > 0 ? group.Key : null, Share(group)));
        return new RetentionReport(age, Share(lessons.Select(lesson => lesson.LessonId)), [.. skills]);

        ToldShare? Share(IEnumerable<string> about)
        {
            var ids = about.ToHashSet(StringComparer.Ordinal);
            var blocks = told.Where(block => ids.Contains(block.LessonId)).ToList();
            return blocks.Count == 0 ? null : share(blocks);
        }
    }

    private static List<string> Tags(ReportLesson lesson)
    {
        var tags = lesson.Skills.Where(skill => !string.IsNullOrWhiteSpace(skill)).Distinct(StringComparer.Ordinal).ToList();
        return tags.Count == 0 ? [""] : tags;
    }
}

/// <summary>A lesson of a track.</summary>
/// <param name="LessonId">Which.</param>
/// <param name="Skills">Its tags; may be empty.</param>
public sealed record ReportLesson(string LessonId, IReadOnlyList<string> Skills);

/// <summary>How a skill is known.</summary>
/// <param name="Skill">Its name; null for what has none.</param>
/// <param name="Right">Null where there is no block yet.</param>
public sealed record SkillShare(string? Skill, ToldShare? Right);

/// <summary>The share of right answers of some blocks.</summary>
/// <param name="People">Who is in them.</param>
/// <param name="Answers">All answers of the blocks.</param>
/// <param name="Right">The right ones.</param>
/// <param name="Range">How sure the share is, in hundredths, rounded outwards.</param>
/// <param name="Until">The end of the newest block.</param>
public sealed record ToldShare(int People, int Answers, int Right, ShareRange Range, DateTimeOffset Until)
{
    /// <summary>Right of all, 0 … 1.</summary>
    public double Share => (double)Right / Answers;

    /// <summary>How sure the share of some blocks is, reckoned from the people who are in them.</summary>
    /// <param name="blocks">At least one; of one age.</param>
    /// <param name="answers">Their answers, as far as they are still there; others are left out. Who was erased meanwhile stays in the sums, which are nobody's.</param>
    public static ToldShare Of(IReadOnlyCollection<ToldBlock> blocks, IReadOnlyCollection<AgedAnswer> answers)
    {
        var people = answers.Where(ToldBlocks.Holds(blocks)).GroupBy(answer => answer.UserId, StringComparer.Ordinal).Select(person => (person.Count(), person.Count(answer => answer.Right)));
        var there = ShareRight.Of(people);
        return Of(blocks, there is null ? new ShareRange(0, 0, 100) : new ShareRange(there.People, (int)Math.Floor(there.Low * 100), (int)Math.Ceiling(there.High * 100)));
    }

    /// <summary>The same with what was reckoned when these blocks were first told of.</summary>
    /// <param name="blocks">At least one; of one age.</param>
    /// <param name="range">Of these blocks and no others.</param>
    public static ToldShare Of(IReadOnlyCollection<ToldBlock> blocks, ShareRange range)
    {
        var (answers, right) = (blocks.Sum(block => block.Answers), blocks.Sum(block => block.Right));
        var share = 100.0 * right / answers;
        return new ToldShare(
            Math.Max(range.People, blocks.Max(block => block.People)),
            answers,
            right,
            range with { Low = Math.Min(range.Low, (int)Math.Floor(share)), High = Math.Max(range.High, (int)Math.Ceiling(share)) },
            blocks.Max(block => block.Until));
    }
}

/// <summary>The 95 % interval of a share.</summary>
/// <param name="People">From how many people it was reckoned.</param>
/// <param name="Low">Its lower end, 0 … 100.</param>
/// <param name="High">Its upper end.</param>
public sealed record ShareRange(int People, int Low, int High);
