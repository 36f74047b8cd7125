namespace SlackLearningBot.Learning.Assessments;

/// <summary>A question that may be drawn.</summary>
/// <param name="Id">Unique in its bank.</param>
/// <param name="Skills">The skills it counts for; upper and lower case are alike.</param>
public sealed record BankQuestion(string Id, IReadOnlyList<string> Skills);

/// <summary>So many questions of one skill.</summary>
/// <param name="Skill">As lessons name it; upper and lower case are alike.</param>
/// <param name="Count">1 or more.</param>
public sealed record SkillQuota(string Skill, int Count);

/// <summary>What each attempt draws: "10 of the bank, 3 of them about sql".</summary>
/// <param name="Count">How many in all: 1–<see cref="MostQuestions"/>, at least the sum of the quotas.</param>
/// <param name="Quotas">How many of certain skills, each skill once; the rest comes from anywhere in the bank.</param>
public sealed record DrawPlan(int Count, IReadOnlyList<SkillQuota> Quotas)
{
    public const int MostQuestions = 50;
}

/// <summary>What was drawn.</summary>
/// <param name="Questions">Ids, each once, in the order they are asked.</param>
/// <param name="Missing">Skills of which the bank has too few, with how many are missing.</param>
public sealed record Drawn(IReadOnlyList<string> Questions, IReadOnlyList<SkillQuota> Missing);
