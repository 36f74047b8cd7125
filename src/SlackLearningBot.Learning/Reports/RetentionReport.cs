namespace SlackLearningBot.Learning.Reports;

/// <summary>What people still know of a track some time after they first answered, from their real answers at that age; as a whole and by skill, nothing of groups that are too small.</summary>
/// <param name="Age">Of the answers.</param>
/// <param name="Whole">All of the track; null where it is nobody's or too small a group's.</param>
/// <param name="Skills">By name, those without a skill last.</param>
public sealed record RetentionReport(AnswerAge Age, ShareRight? Whole, IReadOnlyList<SkillShare> Skills)
{
    /// <summary>One report an age.</summary>
    /// <param name="answers">All answers to the track's questions that count, in the order of time, of each person and question from the first on.</param>
    public static IReadOnlyList<RetentionReport> Of(IReadOnlyCollection<AgedAnswer> answers) => [.. AnswerAge.All.Select(age => Of(age, answers))];

    private static RetentionReport Of(AnswerAge age, IReadOnlyCollection<AgedAnswer> answers)
    {
        // The first answer at that age is the one that tells: a second one was helped by it.
        var telling = answers.Where(answer => age.Holds(answer.Days)).DistinctBy(answer => (answer.UserId, answer.QuestionId)).ToList();
        var skills = telling.GroupBy(answer => answer.Skill ?? "", StringComparer.Ordinal).OrderBy(group => group.Key.Length == 0).ThenBy(group => group.Key, StringComparer.Ordinal).ToList();
        var told = SmallGroups.Tell([.. skills.Select(group => group.Select(answer => answer.UserId).ToHashSet(StringComparer.Ordinal))]);
        return new RetentionReport(
            age,
            told.Whole ? Share(telling) : null,
            [.. skills.Zip(told.Parts, (group, tell) => new SkillShare(group.Key.Length > 0 ? group.Key : null, tell ? Share(group) : null))]);
    }

    private static ShareRight? Share(IEnumerable<AgedAnswer> answers) =>
        ShareRight.Of(answers.GroupBy(answer => answer.UserId, StringComparer.Ordinal).Select(person => (person.Count(), person.Count(answer => answer.Right))));
}

/// <summary>How a skill is known.</summary>
/// <param name="Skill">Its name; null for what has none.</param>
/// <param name="Right">Null where the group is too small, or another one would be given away.</param>
public sealed record SkillShare(string? Skill, ShareRight? Right);

/// <summary>An answer of a person.</summary>
/// <param name="UserId">Who.</param>
/// <param name="QuestionId">What was asked.</param>
/// <param name="Skill">The first skill of its lesson: a question belongs to one part of the report only; null for none.</param>
/// <param name="Days">Days since the person's first answer to it.</param>
/// <param name="Right">How it was.</param>
public sealed record AgedAnswer(string UserId, string QuestionId, string? Skill, int Days, bool Right);
