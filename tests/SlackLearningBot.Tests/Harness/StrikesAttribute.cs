using NUnit.Framework;

namespace SlackLearningBot.Tests.Harness;

/// <summary>
/// Which fault of the catalogue a scenario runs under, and in which variant, where its test cases do not say so in arguments called "fault" and "variant".
/// Left out, the variant is that of the test case, else the first.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class StrikesAttribute(string fault, string? variant = null) : PropertyAttribute(nameof(Fault), fault)
{
    public string Fault { get; } = fault;

    public string? Variant { get; } = variant;
}
