using NUnit.Framework;

namespace SlackLearningBot.Tests.Faults;

/// <summary>Which fault of the catalogue a scenario runs under; test cases name it as their first argument instead.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class StrikesAttribute(string fault) : PropertyAttribute("Fault", fault);
