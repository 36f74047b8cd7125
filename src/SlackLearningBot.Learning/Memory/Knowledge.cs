namespace SlackLearningBot.Learning.Memory;

/// <summary>What a learner knows of what they were asked, by skill: the average chance of a right answer now and some days later, when nothing is asked until then.</summary>
/// <param name="All">Each question once.</param>
/// <param name="Skills">A question with two skills counts in both; most questions first, then by name, those without a skill last.</param>
public sealed record Knowledge(SkillKnowledge All, IReadOnlyList<SkillKnowledge> Skills)
{
    /// <summary>How far the forecast looks, in days.</summary>
    public const int DaysAhead = 30;

    /// <summary>Null where nothing was asked yet.</summary>
    /// <param name="model">How the learner forgets.</param>
    /// <param name="questions">Each question once.</param>
    public static Knowledge? Of(Fsrs6 model, IReadOnlyCollection<RememberedQuestion> questions)
    {
        if (questions.Count == 0)
        {
            return null;
        }

        var known = questions.Select(question => (question.Skills, Now: question.Chance(model, 0), Later: question.Chance(model, DaysAhead))).ToList();
        var skills = known
            .SelectMany(one => Tags(one.Skills).Select(skill => (Skill: skill, one.Now, one.Later)))
            .GroupBy(one => one.Skill, StringComparer.Ordinal)
            .Select(group => Average(group.Key.Length > 0 ? group.Key : null, [.. group.Select(one => (one.Now, one.Later))]))
            .OrderBy(skill => skill.Skill is null)
            .ThenByDescending(skill => skill.Questions)
            .ThenBy(skill => skill.Skill, StringComparer.Ordinal);
        return new Knowledge(Average(null, [.. known.Select(one => (one.Now, one.Later))]), [.. skills]);
    }

    private static IEnumerable<string> Tags(IReadOnlyList<string> skills) => skills.Count == 0 ? [""] : skills.Distinct(StringComparer.Ordinal);

    private static SkillKnowledge Average(string? skill, IReadOnlyList<(double Now, double Later)> chances) =>
        new(skill, chances.Count, chances.Average(one => one.Now), chances.Average(one => one.Later));
}

/// <summary>What a learner knows of one skill.</summary>
/// <param name="Skill">The tag; null for all questions, and for those without one.</param>
/// <param name="Questions">At least 1.</param>
/// <param name="Now">The average chance of a right answer today, 0 … 1; times the questions it is how many would be right.</param>
/// <param name="Later">The same <see cref="Knowledge.DaysAhead"/> days later, when nothing is asked until then.</param>
public sealed record SkillKnowledge(string? Skill, int Questions, double Now, double Later);

/// <summary>One question in a learner's memory, as it is shown: to the hour, not to the day.</summary>
/// <param name="Skills">Its tags; may be empty.</param>
/// <param name="Stability">In days, see <see cref="MemoryState"/>.</param>
/// <param name="Days">Since the last answer that counted; fractions too, at least 0.</param>
/// <param name="Learner">The learner's offset (<see cref="LearnerOffset"/>), in logits.</param>
/// <param name="Question">The question's (<see cref="QuestionOffset"/>), in logits.</param>
public sealed record RememberedQuestion(IReadOnlyList<string> Skills, double Stability, double Days, double Learner, double Question)
{
    /// <summary>The chance of a right answer so many days from now, when it is not asked before.</summary>
    public double Chance(Fsrs6 model, double later) => Forecast.Chance(model.Recall(Math.Max(0, Days) + later, Stability), Learner, Question);
}
