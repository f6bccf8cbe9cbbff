import type { Candidate } from './maskNumbers.ts';

/** Given names that are no other word when they begin with a capital. */
const givenNames = new Set(
  (
    'Aaron Adam Adrian Ahmed Aisha Alan Albert Alejandro Alessandro Alex Alexander Alexandra Alfred Ali Alice Alicia Alina Amanda Amelia Amir Amy ' +
    'Ana Andre Andrea Andreas Andrew Andy Angela Anil Anita Anja Anna Anne Annette Anthony Antonio Arjun Arthur Arun Ashley Barbara Ben Benjamin ' +
    'Bernd Bernhard Beth Bob Boris Brandon Brenda Brian Bruce Carl Carla Carlos Carmen Carol Caroline Catherine Cathy Charles Charlotte Chloe Chris ' +
    'Christian Christina Christine Christoph Christopher Cindy Claire Claudia Colin Connor Cynthia Dan Daniel Daniela Dave David Deborah Deepak ' +
    'Denise Dennis Derek Diana Diego Dieter Dirk Dmitri Dominik Donald Donna Dorothy Doug Douglas Ed Eddie Edward Elena Eli Elisabeth Elizabeth ' +
    'Ella Ellen Emily Emma Eric Erica Erik Ethan Eva Evelyn Fatima Felix Fernando Fiona Florian Francesca Francisco Franz Fred Frederick Fritz ' +
    'Gabriel Gabriela Gary Geoff George Gerald Gerhard Gina Giovanni Giulia Greg Gregory Guido Hannah Hans Harald Harold Harry Hassan Heather Heidi ' +
    'Heinz Helen Helena Helmut Henrik Henry Howard Hugo Ian Ines Ingrid Irene Isabel Isabella Ivan Jacob Jake James Jamie Jan Jane Janet Jason ' +
    'Javier Jean Jeff Jeffrey Jennifer Jens Jeremy Jerry Jessica Jim Jimmy Joan Joanna Joe Joel Johan Johann Johannes John Jonas Jonathan Jordan ' +
    'Jorge Jose Josef Joseph Joshua Juan Judith Julia Julian Juliane Julie Jürgen Justin Karen Karin Karl Kate Katherine Kathleen Kathy Katja ' +
    'Katrin Keith Kelly Ken Kenneth Kevin Khalid Kim Klaus Kumar Kurt Kyle Lars Laura Lauren Laurent Lea Leah Leo Leon Leonard Lena Linda Lisa Liz ' +
    'Logan Lorenzo Louis Louise Luca Lucas Lucia Lucy Luis Luisa Lukas Luke Lynn Madison Manfred Manuel Marc Marcel Marcela Marco Marcus Margaret ' +
    'Maria Marie Mario Marion Markus Marta Martha Martin Martina Mary Mateo Mathias Matt Matteo Matthew Matthias Maya Megan Mehmet Melanie Melissa ' +
    'Mia Michael Michel Michelle Miguel Mike Milan Mohamed Mohammed Monica Monika Muhammad Nadia Nancy Natalia Natalie Nathan Neil Nicholas Nick ' +
    'Nicole Nicolas Niklas Nikola Nina Noah Nora Norbert Oliver Olga Omar Oscar Oskar Otto Pablo Pamela Patricia Patrick Paul Paula Pedro Peter ' +
    'Petra Phil Philip Philipp Philippe Pierre Pooja Priya Rachel Rafael Rahul Rajesh Ralf Ralph Ramon Raul Raymond Rebecca Renate Ricardo Richard ' +
    'Rick Rita Robert Roberto Robin Roger Roland Rolf Ronald Ross Ruth Ryan Sabine Sally Samantha Samuel Sandra Sanjay Sara Sarah Scott Sean Sebastian ' +
    'Sergei Sergio Sharon Silvia Simon Simone Sofia Sonia Sophia Sophie Stacy Stefan Stefanie Stephan Stephanie Stephen Steve Steven Stuart Sunil ' +
    'Suresh Susan Susanne Sven Sylvia Tanja Tara Ted Teresa Terry Theo Theresa Thomas Tim Timothy Tina Tobias Todd Tom Tomas Tommy Toni Tony Tracy ' +
    'Uwe Ulrich Ulrike Ursula Valentina Valeria Vanessa Vera Veronica Victor Victoria Vijay Viktor Vincent Virginia Vladimir Volker Walter Wendy ' +
    'Werner Wilhelm William Wolfgang Yasmin Yusuf Yuki Hiroshi Takeshi Kenji Haruto Somchai Nguyen Minh Anh Siti Ahmad Zoe ' +
    'Abdul Abigail Adele Agnes Agnieszka Aidan Akira Alasdair Alastair Alba Aleksander Alfonso Alison Alma Alvaro Amara Amina Ananya Anders Andrzej Angus Annika ' +
    'Antoine Arturo Asha Astrid Audrey Aurora Axel Ayesha Baptiste Bartosz Beata Beatrice Beatriz Benedict Bernadette Bettina Bianca Birgit Bjorn Blanca Bogdan ' +
    'Bridget Bruno Callum Calvin Cameron Camila Camille Carmela Cassandra Catarina Cecilia Cedric Celine Cesar Chantal Chiara Chidi Clara Clarence Claude Clement ' +
    'Clifford Conrad Cornelia Cosimo Cristina Curtis Damian Damien Daphne Darren Davide Declan Delphine Deniz Desmond Dilip Divya Dolores Dominic Dorota Duncan ' +
    'Dylan Edgar Edith Edmund Eduardo Edwin Eileen Einar Eleanor Elias Elif Eloise Elsa Emeka Emil Emilia Emilio Emmanuel Enrico Enrique Erin Ernest Ernesto Esra ' +
    'Esteban Estelle Esther Eugene Eunice Evan Ewa Fabian Fabio Faisal Farah Fatma Federico Filip Finn Flora Frances Franco Freya Frida Friedrich Gareth Gavin ' +
    'Geoffrey Georg Geraldine Gilbert Giorgio Giuseppe Gloria Gonzalo Goran Gordon Graham Grzegorz Gudrun Guillaume Gunnar Gustavo Hamza Hanna Haruki Hector Helga ' +
    'Hilda Hugh Hussein Ibrahim Igor Ilse Imran Ingeborg Inge Irina Irma Isaac Isla Ismail Ivana Jacqueline Jaime Jana Jaroslav Jasmine Javed Jerome Jill Joao ' +
    'Joaquin Jocelyn Jolanta Josephine Joyce Juanita Jutta Kamal Karim Karina Karsten Katarzyna Katya Kayla Kenta Kerstin Kiran Kirsten Kofi Krishna Krzysztof Kwame ' +
    'Lakshmi Larissa Leila Leonardo Leroy Leslie Lionel Lorena Lorna Lothar Ludmila Ludwig Luigi Lydia Mabel Magdalena Malcolm Malik Manish Marcin Margot Mariam ' +
    'Mariana Marianne Marina Mario Marlene Marta Marvin Mathilde Maureen Maurice Mauro Maxim Meera Mehdi Melinda Mercedes Meredith Mikhail Milena Milos Miranda Miriam ' +
    'Mohammad Moira Mona Morgan Moritz Murray Mustafa Nadine Naomi Naveen Neha Nelson Nicolai Nigel Niall Nisha Noor Norma Octavia Odette Olaf Oleg Oluwaseun Orla ' +
    'Owen Paolo Pascal Patrice Pauline Pavel Penelope Percy Perry Phoebe Piotr Prakash Preeti Quentin Rachid Rafal Raj Raphael Rashid Ravi Reginald Reinhard Rene ' +
    'Rhys Riccardo Rodrigo Rohan Roman Rosalind Rosa Rosemary Roxana Rupert Salim Salma Salvatore Samira Sanjana Santiago Saskia Selena Selma Serena Shane Shannon ' +
    'Sheila Shirley Sibylle Sigrid Silke Siobhan Sonja Soren Stella Sunita Susana Svetlana Tadeusz Tamara Tariq Tatiana Tess Thea Theodor Theodora Theodore Thorsten ' +
    'Tiago Tilda Tobin Tomasz Torsten Trevor Tristan Ulf Umar Ute Uzma Valerie Vasily Vikram Viola Vivian Waldemar Wanda Warren Wilfred Wilma Winston Xavier Yannick ' +
    'Alejandra Ambrose Amelie Anneke Annelies Aoife Arnaud Bastian Bernice Bertha Bronwen Cyril Dagmar Dario Dimitri Dmitry Doris Eamon Elke Elvira Enzo Farid Femke Gerda Gerrit Gretchen Hamid Hannelore Harriet Henrik Herbert Hermann Ignacio Imogen Inga Isabelle Ivor Jasper Joost Jolene Jorg Jörg Keisha Kirsty Klara Lachlan Leopold Leticia Liam Lorraine Lucinda Mabel Maeve Marek Marguerite Mira Myra Nikolai Ondrej Pia Philippa Ricky Rufus Sabrina Saul Sofie Stanislav Stefano Tamsin Tomoko Vernon Vincenzo Wolfram Yasmine Yvan ' +
    'Yolanda Yvette Yvonne Zainab Zara Zeynep Zofia Zoltan'
  ).split(' '),
);

/** Names that are also words or brands ("Page Jordan"): only with a family name behind them. */
const withFamily = new Set(
  (
    'Will Mark May Rose Grant Bill Jack Frank Hope Grace Dean Art Rob Pat Sue Drew Ray Wade Chase Miles Joy Iris Olive Lily Daisy Ruby Amber ' +
    'Crystal Guy Max Rusty Sandy Sunny April June August Faith Ivy Violet Sam Angel Christian Jordan Austin Ross Milan Florence Sydney Paris Dawn Summer Autumn Rich Melody Harmony Ginger Robin Penny Jade Pearl Hazel Holly Basil Reed Cliff Chip Dale Glen Skip Sterling Royal Prince Duke Earl Hunter Mason Parker Tyler Carter Cooper Taylor Forest Brook River Dev Woody ' +
    'Chelsea Madison Virginia Georgia Victoria Charlotte Alexandria Lauren Jean Kim Jan Ali Ben Dan Don Ed Ken Leo Tim Tom Ted Vera Lea Mia Ana Eli'
  ).split(' '),
);

const letters = "(?:(?!['’]s(?!\\p{L}))[\\p{Ll}’'])+";
const capital = `\\p{Lu}(?:[’']\\p{Lu})?${letters}(?:-\\p{Lu}${letters})?`;
/** What may not stand around a name: it would be part of a path, an address or a longer word. */
const open = '(?<![\\p{L}\\p{N}_@./\\\\-])';
const close = "(?![\\p{L}\\p{N}_])(?!['’]\\p{L}{2})";
const pair = new RegExp(
  `${open}(${capital})(?=((?: (?:\\p{Lu}\\.|van|von|de|der|da|del|di|bin|al)){0,3} (${capital}))${close})`,
  'gu',
);
const single = new RegExp(`${open}${capital}(?![\\p{L}\\p{N}_/\\\\])`, 'gu');

/** Words behind a given name that are no family name: "Anna Said", "Martin Server". */
const noFamily =
  /^(?:Said|Says|Was|Is|Has|Had|Will|And|Or|Of|From|For|In|On|At|The|To|With|Server|Database|Team|Project|Report|System|Service|Street|University|Hospital|Ltd|Inc|Gmbh|Corp|Group|Office|Department|Division|Table|Module|Version|Plan|Review|Test|Issue|Error|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)$/;

const pinyinSurname =
  /^(?:Wang|Li|Zhang|Liu|Chen|Yang|Zhao|Huang|Zhou|Wu|Xu|Sun|Hu|Zhu|Gao|Lin|He|Guo|Ma|Luo|Liang|Song|Zheng|Xie|Han|Tang|Feng|Yu|Dong|Xiao|Cheng|Cao|Yuan|Deng|Fu|Shen|Zeng|Peng|Lu|Su|Jiang|Cai|Jia|Ding|Wei|Xue|Ye|Yan|Pan|Du|Dai|Xia|Zhong|Tian|Ren|Fan|Fang|Shi|Yao|Tan|Liao|Zou|Xiong|Jin|Hao|Kong|Bai|Cui|Kang|Mao|Qiu|Qin|Gu|Hou|Shao|Meng|Long|Wan|Duan|Qian|Yin|Yi|Chang|Qiao|Ouyang|Situ|Zhuge)$/;
const syllable =
  '(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|a|e|i|o|u|v)';
const pinyinGiven = new RegExp(`^(?:${syllable}){1,2}$|^${syllable}-${syllable}$`, 'i');
/** English words that read like pinyin. */
const english =
  /^(?:Can|Men|Gang|Long|He|She|Me|We|Be|To|Do|Go|So|No|In|An|On|Ran|Sun|Fun|Run|Ban|Pan|Fan|Tan|Man|Dine|Line|Mine|Fine|Wine|Tie|Lie|Die|Pie|Sue|Due|Rue|Are|Here|There|Lane|Hang|Bang|Sang|Rang|Pang|Song|Wing|Ping|King|Ding|Bin|Pin|Win|Tin|Gun|Nun|Bun|Lei|Hi|Ha|Bi|Pi|Chi|Phi|Wei|Data|Date|Code|Mode|Node|File|Time|Line|Page|Name|Case|Type|Note|Site|Size|User|Team|Main|Menu|Area|Idea|Made|Gave|Came|Take|Like|Late|Lack|Fu|Nu|Mu|Use|Wa|Wo|You|China|Shanghai|Beijing|Hainan|Hunan|Henan|Yunnan|Fujian|Ningbo|Xian|Suzhou|Hangzhou|Wuhan|Dalian|Jinan|Nanjing)$/i;

/** Chinese words of work in Latin letters: weixin, dingding, wangguan. */
const noAccount =
  /^(?:weixin|dingding|feishu|yonghu|wangguan|wangluo|shujuku|xitong|ceshi|gongdan|dingdan|kehu|yuangong|guanli|caiwu|xiaoshou|caigou|cangku|kucun|shengchan|fuwuqi|jiekou|yewu|wenjian|renshi|hetong|shenpi|liucheng|duizhang|baobiao|yanshou|shangxian|xiangmu)\d*$/;

/** Words behind which, or before which, somebody is named. */
const around =
  /(?:^|\s)(?:by|with|from|asked|ask|told|tell|called|call|told|contact|cc|and|owner|engineer|manager|colleague|Mr|Ms|Mrs|Dr)\.? $/i;

/**
 * English names and Chinese ones in Latin letters that nothing marks: a common given name, with its family name where one follows
 * (Maria Lopez), or a Chinese family and given name in either order (Wang Min, Xiaoyu Zheng). `same` is the name as written.
 */
export function findEnglishNames(text: string): Candidate[] {
  const found: Candidate[] = [];
  const add = (start: number, name: string) => {
    found.push({ kind: 'person', start, end: start + name.length, same: name });
  };
  for (const { 1: first = '', 2: rest = '', 3: last = '', index } of text.matchAll(pair)) {
    const given = /^[^-]+/.exec(first)?.[0] ?? '';
    const isName =
      givenNames.has(given) || withFamily.has(given)
        ? !noFamily.test(last) && (!withFamily.has(first) || isFamily(text, index, last))
        : isPinyinName(first, last);
    if (isName) add(index, first + rest);
  }
  for (const { 0: name, index } of text.matchAll(single)) {
    if (
      givenNames.has(name) &&
      (!withFamily.has(name) || around.test(text.slice(Math.max(0, index - 12), index)))
    )
      add(index, name);
  }
  return found;
}

/** Whether the word behind "Will" or "May" is a family name, not the next word of a title: "May Report". */
function isFamily(text: string, start: number, last: string): boolean {
  return (
    !/^(?:\p{Lu}\p{Ll}*(?:ing|ed|ion|ment|ness|er|s))$/u.test(last) ||
    around.test(text.slice(Math.max(0, start - 12), start))
  );
}

function isPinyin(surname: string, given: string): boolean {
  return pinyinSurname.test(surname) && !/^(?:He|Long)$/.test(surname)
    ? pinyinGiven.test(given) && !english.test(given)
    : pinyinSurname.test(surname) && pinyinGiven.test(given) && !english.test(given) && given.length > 3;
}

/** Whether a word is a given name. */
export function isGivenName(word: string): boolean {
  return givenNames.has(word) || withFamily.has(word);
}

/** Whether a word is a given name and nothing else. */
export function isSureGivenName(word: string): boolean {
  return givenNames.has(word) && !withFamily.has(word);
}

/** Whether a given name is also a word, a month or a brand. */
export function isWordToo(word: string): boolean {
  return withFamily.has(word) && !givenNames.has(word);
}

/** Whether two words are a Chinese family and given name in Latin letters, in either order. */
export function isPinyinName(first: string, last: string): boolean {
  return isPinyin(first, last) || isPinyin(last, first);
}

/** Where the given name begins in a Chinese name written as one word, zhangwei; null where it is none. */
export function splitPinyin(word: string): number | null {
  for (let length = 2; length <= Math.min(6, word.length - 2); length++) {
    const surname = word.charAt(0).toUpperCase() + word.slice(1, length);
    const given = word.slice(length);
    if (pinyinSurname.test(surname) && pinyinGiven.test(given) && !noAccount.test(word)) return length;
  }
  return null;
}
