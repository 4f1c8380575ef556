interface NamePool {
  first: readonly string[];
  last: readonly string[];
}

const pool = (first: string, last: string): NamePool => ({ first: first.split(' '), last: last.split(' ') });

/** Invented combinations of common given and family names, kept together so that a name sounds like one. */
export const NAMES = {
  american: pool(
    'Dana Marcus Kelly Jerome Brooke Tyler Alicia Wade Monica Curtis Paige Russell Tamika Derek Holly Grant',
    'Whitaker Brandt Coleman Hadley Foster Pruitt Sandoval Becker Lowry Maddox Ellison Tate Burke Holloway Crane',
  ),
  british: pool(
    'Imogen Callum Harriet Rhys Fiona Alastair Bethan Gareth Eleanor Hamish Poppy Duncan Saoirse Niall Georgina',
    'Ashworth Pemberton Llewellyn Mackie Thornbury Sutcliffe Garside Penrose Hargreaves Doyle Fairweather Kerr',
  ),
  german: pool(
    'Katrin Jürgen Anneliese Matthias Birgit Florian Ulrike Stefan Heike Lukas Sabine Thorsten Marlene Jannik',
    'Vogt Brückner Hartmann Lindner Seidel Krämer Wiesner Auerbach Pohl Reinhardt Steiger Falk Dörr',
  ),
  french: pool(
    'Camille Étienne Mathilde Bastien Solène Thierry Aurélie Guillaume Delphine Yannick Margaux Rémi Clémence',
    'Lavigne Chevrier Marchand Delorme Perrault Gaillard Fontenay Bourdin Roussel Tessier Vasseur Lemoine',
  ),
  hispanic: pool(
    'Marisol Joaquín Paloma Esteban Lucía Rodrigo Ximena Andrés Valeria Ignacio Pilar Ramiro Camila Hernán',
    'Ibarra Quiroga Salcedo Montoya Peralta Villaseñor Aguirre Cifuentes Robledo Zamora Echeverría Lozano',
  ),
  portuguese: pool(
    'Beatriz Thiago Larissa Caio Renata Otávio Mafalda Duarte Isadora Gonçalo Helena Vasco',
    'Figueiredo Tavares Nogueira Pacheco Sequeira Moura Brandão Teixeira Cordeiro Leitão Furtado',
  ),
  nordic: pool(
    'Ingrid Lars Astrid Mikkel Solveig Henrik Freja Torbjørn Maja Anders Linnea Eskil Signe Rasmus',
    'Lindqvist Dahl Solberg Nyström Haugen Ekström Vestergaard Bergstrøm Holm Sandvik Aune Kjeldsen',
  ),
  african: pool(
    'Chidinma Kwame Folake Sipho Amara Tendai Zainab Kofi Thandiwe Emeka Ngozi Baraka Adaeze Lerato',
    'Adeyemi Mensah Nkosi Okonkwo Mwangi Balogun Asante Dlamini Eze Kamau Osei Chukwu Banda',
  ),
  indian: pool(
    'Ananya Rohan Kavitha Arjun Meera Vikram Shreya Nikhil Deepa Karthik Ishani Sandeep Lakshmi Farhan',
    'Iyer Deshpande Banerjee Kulkarni Menon Chaudhary Rao Bhatt Sengupta Pillai Kapoor Reddy',
  ),
  chinese: pool(
    'Mei Weiming Lihua Jun Xiaoyan Hao Yuting Kai Suling Zhen Ruoxi Peng',
    'Zhao Lin Huang Xu Tang Guo Luo Tan Goh Fang Shen Yeo',
  ),
  japanese: pool(
    'Haruka Kenji Yuki Takumi Naoko Daichi Emi Shota Ayumi Kazuo Mizuki Ren',
    'Nakagawa Ishida Matsuoka Fujimura Okabe Sugiyama Hirano Takeda Morita Kuroda Endo',
  ),
  korean: pool(
    'Jiwoo Minseok Soyeon Hyunjin Eunji Taeyang Yuna Seojun Haneul Dohyun Nari Junho',
    'Kwon Baek Lim Shin Hwang Yoon Seo Cho Noh Jang Moon',
  ),
  arabic: pool(
    'Layla Omar Rania Tariq Salma Youssef Nadia Khalid Hanan Bilal Mariam Ziad',
    'Haddad Mansour Rahmani Khoury Najjar Saleh Benali Darwish Farouk Aziz Sabbagh',
  ),
  pacific: pool(
    'Aroha Jarrah Tahlia Wiremu Bronwyn Lachlan Mere Angus Kiri Darcy Leilani Hemi Jacinta',
    'Ngata Wheatley Parata McAllister Tamihana Bridger Rangi Callaghan Faleolo Stubbs Hohepa',
  ),
} satisfies Record<string, NamePool>;

export type Culture = keyof typeof NAMES;
