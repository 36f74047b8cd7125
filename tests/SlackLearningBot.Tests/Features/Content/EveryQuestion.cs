namespace SlackLearningBot.Tests.Features.Content;

/// <summary>A lesson file with a question of each type and every key it can have.</summary>
internal static class EveryQuestion
{
    public const string File = """
        ---
        id: every
        title: Every type of question
        questions:
          - id: every-single
            ask: Which condition can use an index on (last_name, first_name)?
            image: { url: "https://example.org/index.png", alt: "A table with two columns" }
            options:
              - { text: "first_name = 'Ann'", weight: -25%, why: "The first column is missing." }
              - { text: "last_name = 'Lee'", right: true, why: "It fixes the leading column." }
          - id: every-multiple
            type: multiple
            ask: Which are numbers?
            options:
              - { text: "1", right: true, weight: 60% }
              - { text: "one", weight: -33.33333%, why: "A word." }
              - { text: "0x1", right: yes, weight: 40% }
          - id: every-true-false
            type: true-false
            ask: An index helps every query.
            answer: false
            why: It costs writes.
          - id: every-typed
            type: typed
            ask: Which command shows how a query runs?
            accept: [EXPLAIN ANALYZE, explain (analyze)]
            case: false
            spaces: true
            diacritics: true
            wrong:
              - { text: explain, why: "It only plans." }
              - text: describe
                weight: 50%
            why: It runs the query.
          - id: every-typed-short
            type: typed
            ask: What is the capital of France?
            answer: Paris
          - id: every-numeric
            type: numeric
            ask: How long is a marathon?
            answer: 42.195
            tolerance: 1%
            unit: km
            wrong:
              - { answer: 26.219, tolerance: 0.1, weight: 25%, why: In miles. }
              - { range: [40, 45], weight: 50% }
              - answer: 42195
                why: In metres.
            why: Since 1921.
          - id: every-numeric-range
            type: numeric
            ask: What is a healthy body temperature?
            range: [36.1, 37.2]
            unit: °C
          - id: every-matching
            type: matching
            ask: Which kind is it?
            pairs:
              - { left: dog, right: mammal }
              - { left: frog, right: amphibian }
              - { left: cat, right: mammal }
            decoys: [bird]
            why: By how they are born.
          - id: every-ordering
            type: ordering
            ask: In which order?
            items: [plan, do, check, act]
            why: Deming said so.
        ---
        Some text.
        """;
}
